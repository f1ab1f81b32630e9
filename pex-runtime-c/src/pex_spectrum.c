#include "pex_spectrum.h"

#include "pex_assert.h"

#define SINE_FRACTION_BITS 30

typedef struct {
  int32_t re;
  int32_t im;
} complex_value;

/* exp(-2 pi i index / 2^size_log2), for index in 0..2^(size_log2 - 1), by a quarter of a sine. */
static complex_value root_of_unity(const int32_t *sine, int32_t size_log2, int32_t index) {
  const int32_t quarter = 1 << (size_log2 - 2);
  if (index <= quarter) {
    return (complex_value){.re = sine[quarter - index], .im = -sine[index]};
  }
  return (complex_value){.re = -sine[index - quarter], .im = -sine[2 * quarter - index]};
}

/* round((a * b + c * d) / 2^30), halves upwards. */
static int32_t sum_of_products(int32_t a, int32_t b, int32_t c, int32_t d) {
  const int64_t half = (int64_t)1 << (SINE_FRACTION_BITS - 1);
  return (int32_t)(((int64_t)a * b + (int64_t)c * d + half) >> SINE_FRACTION_BITS);
}

static complex_value product(complex_value root, complex_value value) {
  return (complex_value){.re = sum_of_products(root.re, value.re, -root.im, value.im),
                         .im = sum_of_products(root.re, value.im, root.im, value.re)};
}

static complex_value element(const int32_t *values, int32_t index) {
  return (complex_value){.re = values[2 * index], .im = values[2 * index + 1]};
}

static void set_element(int32_t *values, int32_t index, complex_value value) {
  values[2 * index] = value.re;
  values[2 * index + 1] = value.im;
}

static void reverse_bits(int32_t *values, int32_t pairs) {
  int32_t reversed = 0;
  for (int32_t i = 0; i < pairs; i++) {
    if (i < reversed) {
      const complex_value swapped = element(values, i);
      set_element(values, i, element(values, reversed));
      set_element(values, reversed, swapped);
    }
    /* Counts upwards from the highest bit. */
    int32_t bit = pairs >> 1;
    while ((reversed & bit) != 0) {
      reversed ^= bit;
      bit >>= 1;
    }
    reversed |= bit;
  }
}

static void butterflies(const int32_t *sine, int32_t size_log2, int32_t half, int32_t *values) {
  const int32_t pairs = 1 << (size_log2 - 1);
  for (int32_t k = 0; k < half; k++) {
    const complex_value root = root_of_unity(sine, size_log2, k * (pairs / half));
    for (int32_t i = k; i < pairs; i += 2 * half) {
      const complex_value low = element(values, i);
      const complex_value high = product(root, element(values, i + half));
      set_element(values, i, (complex_value){.re = low.re + high.re, .im = low.im + high.im});
      set_element(values, i + half,
                  (complex_value){.re = low.re - high.re, .im = low.im - high.im});
    }
  }
}

/* The largest integer whose square is not above the value. */
static int32_t square_root(uint64_t value) {
  uint64_t rest = value;
  uint64_t root = 0;
  uint64_t bit = (uint64_t)1 << 62;
  while (bit > rest) {
    bit >>= 2;
  }
  for (; bit != 0; bit >>= 2) {
    const uint64_t trial = root + bit;
    root >>= 1;
    if (rest >= trial) {
      rest -= trial;
      root += bit;
    }
  }
  return (int32_t)root;
}

static int32_t magnitude(int32_t re, int32_t im) {
  return square_root((uint64_t)((int64_t)re * re + (int64_t)im * im));
}

/* Bins index and pairs - index, from the elements of the same indices. */
static void split(complex_value root, int32_t *values, int32_t index, int32_t mirror) {
  const complex_value first = element(values, index);
  const complex_value second = element(values, mirror);
  const complex_value even = {.re = first.re + second.re, .im = first.im - second.im};
  const complex_value odd = {.re = first.im + second.im, .im = second.re - first.re};
  const complex_value turned = product(root, odd);
  values[2 * index] = magnitude(even.re + turned.re, even.im + turned.im);
  values[2 * mirror] = magnitude(even.re - turned.re, even.im - turned.im);
}

void pex_spectrum_magnitudes(const int32_t *sine, int32_t size_log2, int32_t *values) {
  PEX_ASSERT(size_log2 >= 3 && size_log2 <= 14);
  const int32_t pairs = 1 << (size_log2 - 1);
  reverse_bits(values, pairs);
  for (int32_t half = 1; half < pairs; half *= 2) {
    butterflies(sine, size_log2, half, values);
  }
  values[0] = magnitude(2 * (values[0] + values[1]), 0);
  for (int32_t index = 1; index <= pairs / 2; index++) {
    split(root_of_unity(sine, size_log2, index), values, index, pairs - index);
  }
}
