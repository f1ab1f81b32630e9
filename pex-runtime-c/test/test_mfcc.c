#include <math.h>

#include "check.h"
#include "pex_mfcc.h"
#include "pex_spectrum.h"
#include "random_case.h"

#define PI 3.14159265358979323846

enum { LOG2 = 6, SIZE = 1 << LOG2, WINDOW = 50, HOP = 20, BANDS = 4, BINS = 15, FEATURES = 3 };

static void fill_sine(int32_t *sine, int32_t size) {
  for (int32_t i = 0; i <= size / 4; i++) {
    sine[i] = (int32_t)lround(ldexp(sin(2 * PI * i / size), 30));
  }
}

static double magnitude_of(const double *values, int32_t size, int32_t bin) {
  double re = 0;
  double im = 0;
  for (int32_t i = 0; i < size; i++) {
    re += values[i] * cos(2 * PI * bin * i / size);
    im += values[i] * sin(2 * PI * bin * i / size);
  }
  return hypot(re, im);
}

/* Values as large as they may be, so that the sanitizers see an overflow. */
static void magnitudes_are_those_of_the_transform(void **state) {
  (void)state;
  random_source source = random_start();
  int32_t sine[257];
  int32_t values[1024];
  double reals[1024];
  for (int i = 0; i < 40; i++) {
    const int32_t size_log2 = random_between(&source, 3, 10);
    const int32_t size = 1 << size_log2;
    const int32_t limit = (1 << 29) / size;
    const bool extreme = random_once_in(&source, 2);
    fill_sine(sine, size);
    for (int32_t k = 0; k < size; k++) {
      values[k] = random_between(&source, -limit, limit);
      values[k] = extreme ? (values[k] < 0 ? -limit : limit) : values[k];
      reals[k] = values[k];
    }
    pex_spectrum_magnitudes(sine, size_log2, values);
    for (int32_t bin = 0; bin < size / 2; bin++) {
      assert_true(fabs(magnitude_of(reals, size, bin) - values[2 * bin] / 2.0) < 40);
    }
  }
}

/* Bins 1..15 between the centres 3, 6, 9, 12 of four bands. */
static const int16_t edges[] = {1, 4, 7, 10, 13, 16};
static const uint16_t falling[] = {21845, 10923, 0,     21845, 10923, 0,     21845, 10923,
                                   0,     21845, 10923, 0,     21845, 10923, 0};
static const int16_t dct[] = {4096, 4096, 4096, 4096, 3784, 1567, -1567, -3784, 0, 0, 0, 16384};

static pex_mfcc_params params_of(const uint16_t *hann, const int32_t *sine) {
  return (pex_mfcc_params){.window_samples = WINDOW,
                           .hop_samples = HOP,
                           .transform_log2 = LOG2,
                           .bands = BANDS,
                           .coefficients = FEATURES,
                           .dct_shift = 10,
                           .zero_point = 7,
                           .window = hann,
                           .sine = sine,
                           .edges = edges,
                           .falling = falling,
                           .dct = dct};
}

static double expected_feature(const int16_t *samples, int32_t feature) {
  double values[SIZE] = {0};
  double logs[BANDS];
  for (int32_t i = 0; i < WINDOW; i++) {
    values[i] = samples[i] * (0.5 - 0.5 * cos(2 * PI * i / WINDOW)) / 32768;
  }
  for (int32_t band = 0; band < BANDS; band++) {
    double sum = 0;
    for (int32_t bin = 1; bin <= BINS; bin++) {
      sum += magnitude_of(values, SIZE, bin) * fmax(0, 1 - fabs(bin / 3.0 - band - 1));
    }
    logs[band] = log2(sum);
  }
  double sum = 0;
  for (int32_t band = 0; band < BANDS; band++) {
    sum += logs[band] * dct[feature * BANDS + band] / 1024.0;
  }
  return sum + 7;
}

static void rows_are_those_of_the_definition(void **state) {
  (void)state;
  random_source source = random_start();
  uint16_t hann[WINDOW / 2 + 1];
  int32_t sine[SIZE / 4 + 1];
  int16_t kept[WINDOW];
  int16_t samples[1000];
  int32_t scratch[PEX_MFCC_SCRATCH(LOG2, BANDS)];
  for (int32_t i = 0; i <= WINDOW / 2; i++) {
    hann[i] = (uint16_t)lround(32768 * (0.5 - 0.5 * cos(2 * PI * i / WINDOW)));
  }
  fill_sine(sine, SIZE);
  const pex_mfcc_params params = params_of(hann, sine);
  pex_mfcc_state mfcc = pex_mfcc_start(&params, kept);
  int32_t rows = 0;
  for (int32_t i = 0; i < COUNT(samples); i++) {
    samples[i] = (int16_t)random_between(&source, INT16_MIN, INT16_MAX);
    const bool due = pex_mfcc_push(&params, &mfcc, samples[i]);
    assert_int_equal(i + 1 >= WINDOW && (i + 1 - WINDOW) % HOP == 0, due);
    if (due) {
      int8_t row[FEATURES];
      pex_mfcc_row(&params, &mfcc, scratch, row);
      for (int32_t k = 0; k < FEATURES; k++) {
        const double expected = expected_feature(samples + i + 1 - WINDOW, k);
        assert_true(fabs(fmax(-128, fmin(127, expected)) - row[k]) < 0.55);
      }
      rows++;
    }
  }
  assert_int_equal((COUNT(samples) - WINDOW) / HOP + 1, rows);
}

/* Every band is log2(1) - 39, which the cosines of feature 1 cancel. */
static void silence_has_a_logarithm(void **state) {
  (void)state;
  const uint16_t hann[WINDOW / 2 + 1] = {0};
  int32_t sine[SIZE / 4 + 1];
  int16_t kept[WINDOW] = {0};
  int32_t scratch[PEX_MFCC_SCRATCH(LOG2, BANDS)];
  int8_t row[FEATURES];
  fill_sine(sine, SIZE);
  const pex_mfcc_params params = params_of(hann, sine);
  const pex_mfcc_state mfcc = pex_mfcc_start(&params, kept);
  pex_mfcc_row(&params, &mfcc, scratch, row);
  assert_int_equal(-128, row[0]);
  assert_int_equal(7, row[1]);
  assert_int_equal(-128, row[2]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(magnitudes_are_those_of_the_transform),
      cmocka_unit_test(rows_are_those_of_the_definition),
      cmocka_unit_test(silence_has_a_logarithm),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
