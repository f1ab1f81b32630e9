#ifndef PEX_SCALAR_H
#define PEX_SCALAR_H

#include <stdint.h>

#include "pex_inline.h"
#include "pex_requantize.h"

/* What the scalar kernels leave to instructions of Armv6-M (Cortex-M0+) and Armv7-M (Cortex-M3);
 * for other processors, and as their definition, the same in C. */

/* The sums of four filters. */
typedef struct {
  int32_t first;
  int32_t second;
  int32_t third;
  int32_t fourth;
} pex_scalar_sums;

/* floor((sum * multiplier + start) / 2^24) for sums between -2^23 and 2^23, multipliers from 0 on
 * and a start of 0 or -1, where the core has the product of 64 bits. */
static PEX_INLINE int32_t pex_scalar_product_at_once(int32_t sum, int32_t multiplier,
                                                     int32_t start) {
  return (int32_t)(((int64_t)sum * multiplier + start) >> 24);
}

/* The same byte by byte of the multiplier, where it has but that of 32 bits. */
static PEX_INLINE int32_t pex_scalar_product_by_bytes(int32_t sum, int32_t multiplier,
                                                      int32_t start) {
  int32_t product = sum * (multiplier & 0xff) + start;
  product = (product >> 8) + sum * (multiplier >> 8 & 0xff);
  product = (product >> 8) + sum * (multiplier >> 16 & 0xff);
  return (product >> 8) + sum * (multiplier >> 24);
}

/* floor((value * multiplier + 2^30) / 2^31) for values between -2^28 and 2^28 and multipliers from
 * 0 on, where the core has the product of 64 bits. */
static PEX_INLINE int32_t pex_scalar_high_at_once(int32_t value, int32_t multiplier) {
  return pex_multiply_high(value, multiplier);
}

/* The same by halves, where it has but that of 32 bits. */
static PEX_INLINE int32_t pex_scalar_high_by_halves(int32_t value, int32_t multiplier) {
  const int32_t value_low = value & 0x3fff;
  const int32_t value_high = value >> 14;
  const int32_t low = multiplier & 0xffff;
  const int32_t high = multiplier >> 16;
  const int32_t product = value_high * low + ((value_low * low) >> 14);
  const int32_t middle = (product >> 2) + value_low * high;
  return (value_high * high + ((middle + (1 << 14)) >> 14)) >> 1;
}

#if defined(__ARM_ARCH_ISA_THUMB) && __ARM_ARCH_ISA_THUMB == 1

static PEX_INLINE int32_t pex_scalar_high(int32_t value, int32_t multiplier) {
  return pex_scalar_high_by_halves(value, multiplier);
}

static PEX_INLINE int32_t pex_scalar_product(int32_t sum, int32_t multiplier, int32_t start) {
  return pex_scalar_product_by_bytes(sum, multiplier, start);
}

#else

static PEX_INLINE int32_t pex_scalar_high(int32_t value, int32_t multiplier) {
  return pex_scalar_high_at_once(value, multiplier);
}

static PEX_INLINE int32_t pex_scalar_product(int32_t sum, int32_t multiplier, int32_t start) {
  return pex_scalar_product_at_once(sum, multiplier, start);
}

#endif

/* Optimised for size, code has no high registers. */
#if defined(__ARM_ARCH_ISA_THUMB) && __ARM_ARCH_ISA_THUMB == 1 && defined(__OPTIMIZE__) && \
    !defined(__OPTIMIZE_SIZE__)

#define PEX_SCALAR_ADD(sum, weight) \
  "ldrb %7, [%5, #" #weight "]\n\tmuls %7, %6\n\tadd %" #sum ", %7\n\t"
#define PEX_SCALAR_ADD_TAP(value, first, second, third, fourth)            \
  "ldrb %6, [%4, #" #value "]\n\tsxtb %6, %6\n\t" PEX_SCALAR_ADD(0, first) \
      PEX_SCALAR_ADD(1, second) PEX_SCALAR_ADD(2, third) PEX_SCALAR_ADD(3, fourth)

#define PEX_SCALAR_AGAIN "adds %4, #4\n\tadds %5, #16\n\tcmp %4, %8\n\tbne 1b"

/* One piece, because the compiler would not leave the sums in high registers. */
static PEX_INLINE void pex_scalar_add_raised(pex_scalar_sums *sums, const int8_t *values,
                                             const int8_t *weights, int32_t taps) {
  const int8_t *const end = values + taps;
  int32_t value;
  int32_t product;
  __asm__ volatile(
      ".syntax unified\n"
      "1:\n\t" PEX_SCALAR_ADD_TAP(0, 0, 1, 2, 3) PEX_SCALAR_ADD_TAP(1, 4, 5, 6, 7)
          PEX_SCALAR_ADD_TAP(2, 8, 9, 10, 11) PEX_SCALAR_ADD_TAP(3, 12, 13, 14, 15) PEX_SCALAR_AGAIN
      : "+h"(sums->first), "+h"(sums->second), "+h"(sums->third), "+h"(sums->fourth), "+l"(values),
        "+l"(weights), "=&l"(value), "=&l"(product)
      : "r"(end)
      : "cc", "memory");
}

#else

/* Adds taps, a positive multiple of four, to the sums of four filters. Their weights are [taps][4],
 * stored plus 128 and read as unsigned. */
static PEX_INLINE void pex_scalar_add_raised(pex_scalar_sums *sums, const int8_t *values,
                                             const int8_t *weights, int32_t taps) {
  for (int32_t left = taps; left > 0; left--) {
    const int32_t value = *values++;
    sums->first += value * (uint8_t)weights[0];
    sums->second += value * (uint8_t)weights[1];
    sums->third += value * (uint8_t)weights[2];
    sums->fourth += value * (uint8_t)weights[3];
    weights += 4;
  }
}

#endif

#ifdef __ARM_FEATURE_SAT

static PEX_INLINE int32_t pex_scalar_ssat8_of_half(int32_t twice) {
  int32_t value;
  __asm__("ssat %0, #8, %1, asr #1" : "=r"(value) : "r"(twice));
  return value;
}

#else

/* Half of a number, rounded down, or the nearer end of int8. */
static PEX_INLINE int32_t pex_scalar_ssat8_of_half(int32_t twice) {
  return pex_clamp(twice >> 1, INT8_MIN, INT8_MAX);
}

#endif

#endif
