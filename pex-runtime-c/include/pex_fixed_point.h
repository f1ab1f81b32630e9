#ifndef PEX_FIXED_POINT_H
#define PEX_FIXED_POINT_H

#include <stdint.h>

#include "pex_assert.h"
#include "pex_requantize.h"

/* Fixed-point functions of softmax, bit for bit those of TFLite's reference kernels. Qm.n is an
 * int32 with m integer and n fraction bits: value * 2^n. The product of a Qa and a Qb by
 * pex_multiply_high is a Q(a+b). */

/* value * 2^exponent, or the nearest int32. */
static inline int32_t pex_saturating_shift_left(int32_t value, int32_t exponent) {
  const int32_t limit = INT32_MAX >> exponent;
  if (value > limit) {
    return INT32_MAX;
  }
  if (value < -limit - 1) {
    return INT32_MIN;
  }
  return pex_shift_left(value, exponent);
}

/* Zero bits above the highest one of a positive value. */
static inline int32_t pex_leading_zeros(int32_t value) {
  PEX_ASSERT(value > 0);
  int32_t zeros = 0;
  for (uint32_t bits = (uint32_t)value; bits < 0x80000000U; bits <<= 1) {
    zeros++;
  }
  return zeros;
}

/* exp(value) in Q0.31 for a Q0.31 in [-1/4, 0): Taylor's series around -1/8. */
static inline int32_t pex_exp_of_quarter(int32_t value) {
  const int32_t exp_of_minus_eighth = 1895147668;
  const int32_t third = 715827883;
  const int32_t x = value + (1 << 28);
  const int32_t square = pex_multiply_high(x, x);
  const int32_t cube = pex_multiply_high(square, x);
  const int32_t quarter_of_fourth =
      pex_divide_by_power_of_two(pex_multiply_high(square, square), 2);
  const int32_t tail =
      pex_divide_by_power_of_two(pex_multiply_high(quarter_of_fourth + cube, third) + square, 1);
  return exp_of_minus_eighth + pex_multiply_high(exp_of_minus_eighth, x + tail);
}

/* exp(value) in Q0.31 for a Q5.26 that is not positive: the part below a quarter by the series,
 * the quarters by one factor for each bit. */
static inline int32_t pex_exp_of_negative(int32_t value) {
  /* exp(-2^(i - 2)) in Q0.31 */
  static const int32_t factors[] = {1672461947, 1302514674, 790015084, 290630308,
                                    39332535,   720401,     242};
  const int32_t quarter = 1 << 24;
  if (value == 0) {
    return INT32_MAX;
  }
  const int32_t low = (value & (quarter - 1)) - quarter;
  const int32_t quarters = low - value;
  int32_t result = pex_exp_of_quarter(pex_saturating_shift_left(low, 5));
  for (int32_t i = 0; i < 7; i++) {
    if ((quarters & pex_shift_left(quarter, i)) != 0) {
      result = pex_multiply_high(result, factors[i]);
    }
  }
  return result;
}

/* 1 / (1 + value) in Q0.31 for a Q0.31 in [0, 1): three steps of Newton's method in Q2.29. */
static inline int32_t pex_reciprocal_of_one_plus(int32_t value) {
  const int32_t one = 1 << 29;
  const int32_t first_guess_offset = 1515870810; /* 48 / 17 */
  const int32_t first_guess_slope = -1010580540; /* -32 / 17 */
  const int32_t half_denominator = (int32_t)(((int64_t)value + INT32_MAX + 1) / 2);
  int32_t x = first_guess_offset + pex_multiply_high(half_denominator, first_guess_slope);
  for (int32_t i = 0; i < 3; i++) {
    const int32_t error = one - pex_multiply_high(half_denominator, x);
    x += pex_saturating_shift_left(pex_multiply_high(x, error), 2);
  }
  return pex_saturating_shift_left(x, 1);
}

#endif
