#ifndef PEX_REQUANTIZE_H
#define PEX_REQUANTIZE_H

#include <stdint.h>

#include "pex_assert.h"

/* Arithmetic that brings an int32 accumulator to int8. "Double rounding": the product is rounded
 * once to its high half and once more by the shift, as TFLite's reference kernels do. */

/* value * 2^shift modulo 2^32, for shift in 0..31. */
static inline int32_t pex_shift_left(int32_t value, int32_t shift) {
  return (int32_t)((uint32_t)value << shift);
}

/* round(first * second / 2^31), halves towards plus infinity. The operands are not both INT32_MIN,
 * the one product that would not fit. */
static inline int32_t pex_multiply_high(int32_t first, int32_t second) {
  PEX_ASSERT(first != INT32_MIN || second != INT32_MIN);
  return (int32_t)(((int64_t)first * second + ((int64_t)1 << 30)) >> 31);
}

/* round(value / 2^exponent) for exponent in 0..31, halves away from zero. */
static inline int32_t pex_divide_by_power_of_two(int32_t value, int32_t exponent) {
  PEX_ASSERT(exponent >= 0 && exponent <= 31);
  const int32_t mask = (int32_t)(((uint32_t)1 << exponent) - 1U);
  const int32_t remainder = value & mask;
  const int32_t threshold = (mask >> 1) + (value < 0 ? 1 : 0);
  return (value >> exponent) + (remainder > threshold ? 1 : 0);
}

/* value * multiplier * 2^(shift - 31) rounded twice: TFLite's MultiplyByQuantizedMultiplier.
 * Preconditions: shift in -31..31. A value that overflows when it is shifted to the left wraps. */
static inline int32_t pex_multiply_by_quantized_multiplier(int32_t value, int32_t multiplier,
                                                           int32_t shift) {
  PEX_ASSERT(shift >= -31 && shift <= 31);
  const int32_t left = shift > 0 ? shift : 0;
  const int32_t right = shift > 0 ? 0 : -shift;
  return pex_divide_by_power_of_two(pex_multiply_high(pex_shift_left(value, left), multiplier),
                                    right);
}

/* round(value * multiplier * 2^(shift - 31)), halves away from zero: rounded once, as TFLite's
 * FULLY_CONNECTED does. Preconditions: multiplier >= 0 and shift in -31..30; the result fits. */
static inline int32_t pex_multiply_rounding_once(int32_t value, int32_t multiplier, int32_t shift) {
  PEX_ASSERT(multiplier >= 0 && shift >= -31 && shift <= 30);
  const int64_t product = (int64_t)value * multiplier;
  const int64_t half = (int64_t)1 << (30 - shift);
  return (int32_t)((product + half - (product < 0 ? 1 : 0)) >> (31 - shift));
}

/* round(value / divisor) for a positive divisor, halves away from zero. */
static inline int32_t pex_divide_rounding_away(int32_t value, int32_t divisor) {
  const int32_t half = divisor / 2;
  return (value > 0 ? value + half : value - half) / divisor;
}

/* The value, or the nearer end of [min, max]; the ends are int8 values. */
static inline int8_t pex_clamp(int32_t value, int32_t min, int32_t max) {
  const int32_t low = value < min ? min : value;
  return (int8_t)(low > max ? max : low);
}

#endif
