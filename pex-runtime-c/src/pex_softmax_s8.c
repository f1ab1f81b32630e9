#include "pex_softmax_s8.h"

#include "pex_assert.h"
#include "pex_fixed_point.h"
#include "pex_requantize.h"

/* Integer bits of the sum of exponentials: room for 4095 times one. */
#define SUM_INTEGER_BITS 12

static int32_t largest_of(const int8_t *values, int32_t count) {
  int32_t largest = INT8_MIN;
  for (int32_t i = 0; i < count; i++) {
    largest = values[i] > largest ? values[i] : largest;
  }
  return largest;
}

/* exp(scale * difference) in Q0.31 for a difference in diff_min..0, zero below. */
static int32_t exp_of(const pex_softmax_s8_params *params, int32_t difference) {
  if (difference < params->diff_min) {
    return 0;
  }
  return pex_exp_of_negative(
      pex_multiply_high(pex_shift_left(difference, params->input_shift), params->input_multiplier));
}

static void softmax(const pex_softmax_s8_params *params, const int8_t *input, int8_t *output) {
  const int32_t depth = params->depth;
  const int32_t largest = largest_of(input, depth);
  int32_t sum = 0;
  for (int32_t i = 0; i < depth; i++) {
    sum += pex_divide_by_power_of_two(exp_of(params, input[i] - largest), SUM_INTEGER_BITS);
  }
  const int32_t zeros = pex_leading_zeros(sum);
  /* sum = 2^(12 - zeros) * (1 + fraction) */
  const int32_t fraction = (int32_t)(((uint32_t)sum << zeros) - 0x80000000U);
  const int32_t scale = pex_reciprocal_of_one_plus(fraction);
  const int32_t exponent = SUM_INTEGER_BITS - zeros + 31 - 8;
  for (int32_t i = 0; i < depth; i++) {
    const int32_t scaled = pex_multiply_high(scale, exp_of(params, input[i] - largest));
    /* Beyond 31 every quotient is below a half. */
    const int32_t share = exponent > 31 ? 0 : pex_divide_by_power_of_two(scaled, exponent);
    output[i] = pex_clamp(share + INT8_MIN, INT8_MIN, INT8_MAX);
  }
}

void pex_softmax_s8(const pex_softmax_s8_params *params, const int8_t *input, int8_t *output,
                    int32_t first_element, int32_t end_element) {
  PEX_ASSERT(params->depth >= 1 && params->depth <= 4095);
  PEX_ASSERT(0 <= first_element && first_element <= end_element);
  PEX_ASSERT(first_element % params->depth == 0 && end_element % params->depth == 0);
  for (int32_t run = first_element; run < end_element; run += params->depth) {
    softmax(params, input + run, output + run);
  }
}
