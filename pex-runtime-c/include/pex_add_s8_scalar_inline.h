#ifndef PEX_ADD_S8_SCALAR_INLINE_H
#define PEX_ADD_S8_SCALAR_INLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "pex_add_factor.h"
#include "pex_add_s8_scalar.h"
#include "pex_assert.h"
#include "pex_inline.h"
#include "pex_requantize.h"
#include "pex_requantize_scalar.h"
#include "pex_scalar.h"

/* The body of pex_add_s8_scalar, for calls with constant parameters. */

/* An input's way to the common scale, by the upper 20 and the lower 11 bits of its multiplier: for
 * values are enlarged by 2^20, and their product is divided by 2^31. */
typedef struct {
  int32_t zero_point;
  int32_t sign;
  int32_t upper;
  int32_t lower;
  int32_t shift;
} pex_add_scalar_input;

static PEX_INLINE pex_add_scalar_input pex_add_scalar_input_of(int32_t zero_point,
                                                               int32_t multiplier, int32_t shift) {
  const int32_t positive = multiplier < 0 ? -multiplier : multiplier;
  const pex_add_scalar_input input = {.zero_point = zero_point,
                                      .sign = multiplier < 0 ? -1 : 1,
                                      .upper = positive >> 11,
                                      .lower = positive & 0x7ff,
                                      .shift = -shift};
  return input;
}

/* The term of an input's value: rounded, then divided by 2^shift, halves away from zero. Without a
 * shift the factor is one half exactly. */
static PEX_INLINE int32_t pex_add_scalar_term(int32_t value, pex_add_scalar_input input) {
  const int32_t difference = (value - input.zero_point) * input.sign;
  if (input.shift == 0) {
    return difference * (1 << 19);
  }
  const int32_t high = difference * input.upper + ((difference * input.lower + (1 << 10)) >> 11);
  return (high - (difference < 0 ? 1 : 0) + (1 << (input.shift - 1))) >> input.shift;
}

static PEX_INLINE int8_t pex_add_scalar_element(const pex_add_s8_scalar_params *params,
                                                int32_t first, int32_t second) {
  const pex_add_scalar_input first_input = pex_add_scalar_input_of(
      params->first_zero_point, params->first_multiplier, params->first_shift);
  const pex_add_scalar_input second_input = pex_add_scalar_input_of(
      params->second_zero_point, params->second_multiplier, params->second_shift);
  const pex_scalar_ends ends = {params->output_zero_point, params->activation_min,
                                params->activation_max};
  const int32_t sum =
      pex_add_scalar_term(first, first_input) + pex_add_scalar_term(second, second_input);
  const bool rounds_away = ends.min < ends.zero_point;
  const int32_t high = pex_scalar_high(sum, params->output_multiplier);
  const int32_t rounded = rounds_away ? high - (sum < 0 ? 1 : 0) : high;
  return pex_scalar_output((rounded >> (-params->output_shift - 1)) + 2 * ends.zero_point + 1,
                           ends);
}

static PEX_INLINE void pex_add_s8_scalar_inline(const pex_add_s8_scalar_params *params,
                                                const int8_t *first, const int8_t *second,
                                                int8_t *output, int32_t first_element,
                                                int32_t end_element) {
  PEX_ASSERT(0 <= first_element && first_element <= end_element);
  PEX_ASSERT(params->left_shift == 20 && params->output_shift < 0);
  PEX_ASSERT(pex_add_factor_fits(params->first_multiplier, params->first_shift));
  PEX_ASSERT(pex_add_factor_fits(params->second_multiplier, params->second_shift));
  for (int32_t i = first_element; i < end_element; i++) {
    output[i] = pex_add_scalar_element(params, first[i], second[i]);
  }
}

#endif
