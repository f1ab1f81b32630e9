#ifndef PEX_ADD_S8_DSP_INLINE_H
#define PEX_ADD_S8_DSP_INLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "pex_add_factor.h"
#include "pex_add_s8_dsp.h"
#include "pex_assert.h"
#include "pex_dsp.h"
#include "pex_inline.h"
#include "pex_requantize.h"

/* The body of pex_add_s8_dsp, for calls with constant parameters. */

/* value * multiplier / 2^32 is rounded to the nearest, halves upwards, then divided by 2^shift with
 * halves away from zero: `addend` has one half of that, and the sign of the value stands for that
 * of the product. */
typedef struct {
  int32_t multiplier;
  int32_t addend;
  uint32_t shift;
} pex_add_dsp_scale;

/* An input's way to twice its term in the sum: a value times `unit`, with `start`, is enlarged by
 * 2^21, less the zero point, and has the sign of the factor. One half needs no factor: then it is
 * enlarged by 2^20. */
typedef struct {
  int32_t unit;
  int32_t start;
  pex_add_dsp_scale scale;
  bool may_be_negative;
} pex_add_dsp_input;

/* What an addition needs, in registers. */
typedef struct {
  pex_add_dsp_input first;
  pex_add_dsp_input second;
  pex_add_dsp_scale output;
} pex_add_dsp_numbers;

static PEX_INLINE pex_add_dsp_input pex_add_dsp_input_of(int32_t zero_point, int32_t multiplier,
                                                         int32_t shift) {
  const int32_t enlarged = pex_shift_left(1, shift == 0 ? 20 : 21);
  const int32_t unit = multiplier < 0 ? -enlarged : enlarged;
  const pex_add_dsp_input input = {
      .unit = unit,
      .start = -unit * zero_point,
      .scale = {multiplier < 0 ? -multiplier : multiplier,
                shift == 0 ? 0 : pex_shift_left(1, -shift - 1), (uint32_t)-shift},
      .may_be_negative = !PEX_IS_LITERAL(zero_point) || zero_point > INT8_MIN || multiplier < 0,
  };
  return input;
}

static PEX_INLINE pex_add_dsp_numbers pex_add_dsp_numbers_of(const pex_add_s8_dsp_params *params) {
  const int32_t halvings = -params->output_shift - 1;
  const pex_add_dsp_numbers numbers = {
      .first = pex_add_dsp_input_of(params->first_zero_point, params->first_multiplier,
                                    params->first_shift),
      .second = pex_add_dsp_input_of(params->second_zero_point, params->second_multiplier,
                                     params->second_shift),
      .output = {params->output_multiplier,
                 pex_shift_left(2 * params->output_zero_point + 1, halvings),
                 (uint32_t)-params->output_shift},
  };
  return numbers;
}

static PEX_INLINE int32_t pex_add_dsp_rescale(int32_t value, pex_add_dsp_scale scale,
                                              bool rounds_away) {
  const int32_t high = pex_dsp_smmlar(value, scale.multiplier, scale.addend);
  return (rounds_away ? high - (value < 0 ? 1 : 0) : high) >> scale.shift;
}

/* Twice the term of an input's value. */
static PEX_INLINE int32_t pex_add_dsp_term(int32_t value, pex_add_dsp_input input) {
  const int32_t enlarged = value * input.unit + input.start;
  return input.scale.shift == 0
             ? enlarged
             : 2 * pex_add_dsp_rescale(enlarged, input.scale, input.may_be_negative);
}

static PEX_INLINE int8_t pex_add_dsp_element(const pex_add_s8_dsp_params *params,
                                             pex_add_dsp_numbers numbers, int32_t first,
                                             int32_t second) {
  const bool cuts_negative = params->activation_min >= params->output_zero_point;
  const int32_t sum =
      pex_add_dsp_term(first, numbers.first) + pex_add_dsp_term(second, numbers.second);
  const int32_t scaled = pex_add_dsp_rescale(sum, numbers.output, !cuts_negative);
  if (params->activation_min == INT8_MIN && params->activation_max == INT8_MAX) {
    return (int8_t)pex_dsp_ssat8(scaled);
  }
  return pex_clamp(scaled, params->activation_min, params->activation_max);
}

static PEX_INLINE void pex_add_s8_dsp_inline(const pex_add_s8_dsp_params *params,
                                             const int8_t *first, const int8_t *second,
                                             int8_t *output, int32_t first_element,
                                             int32_t end_element) {
  PEX_ASSERT(0 <= first_element && first_element <= end_element);
  PEX_ASSERT(params->left_shift == 20 && params->output_shift < 0);
  PEX_ASSERT(pex_add_factor_fits(params->first_multiplier, params->first_shift));
  PEX_ASSERT(pex_add_factor_fits(params->second_multiplier, params->second_shift));
  pex_add_dsp_numbers numbers = pex_add_dsp_numbers_of(params);
  PEX_DSP_SETTLE(numbers.first.start, numbers.second.start, numbers.output.addend);
  int32_t i = first_element;
  for (; PEX_IS_LITERAL(params->output_shift) && i < end_element - 3; i += 4) {
    output[i] = pex_add_dsp_element(params, numbers, first[i], second[i]);
    output[i + 1] = pex_add_dsp_element(params, numbers, first[i + 1], second[i + 1]);
    output[i + 2] = pex_add_dsp_element(params, numbers, first[i + 2], second[i + 2]);
    output[i + 3] = pex_add_dsp_element(params, numbers, first[i + 3], second[i + 3]);
  }
  for (; i < end_element; i++) {
    output[i] = pex_add_dsp_element(params, numbers, first[i], second[i]);
  }
}

#endif
