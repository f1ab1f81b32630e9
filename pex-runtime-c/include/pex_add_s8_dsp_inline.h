#ifndef PEX_ADD_S8_DSP_INLINE_H
#define PEX_ADD_S8_DSP_INLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "pex_add_s8_dsp.h"
#include "pex_assert.h"
#include "pex_dsp.h"
#include "pex_inline.h"
#include "pex_requantize.h"

/* value * multiplier / 2^32 is rounded to the nearest, halves upwards, then divided by 2^shift with
 * halves away from zero: `addend` has one half of that, and the sign of the value stands for that
 * of the product. */
typedef struct {
  int32_t multiplier;
  int32_t addend;
  uint32_t shift;
} pex_add_dsp_scale;

/* What an addition needs, in registers. Inputs are enlarged by 2^21, less their zero points. */
typedef struct {
  int32_t greater_zero;
  int32_t lesser_zero;
  pex_add_dsp_scale lesser;
  pex_add_dsp_scale output;
} pex_add_dsp_numbers;

static PEX_INLINE pex_add_dsp_numbers pex_add_dsp_numbers_of(const pex_add_s8_dsp_params *params) {
  const uint32_t lesser_shift = (uint32_t)-params->lesser_shift;
  const uint32_t output_shift = (uint32_t)-params->output_shift;
  const pex_add_dsp_numbers numbers = {
      .greater_zero = pex_shift_left(params->greater_zero_point, 20),
      .lesser_zero = pex_shift_left(params->lesser_zero_point, 21),
      .lesser = {params->lesser_multiplier, pex_shift_left(1, (int32_t)lesser_shift - 1),
                 lesser_shift},
      .output = {params->output_multiplier,
                 pex_shift_left(2 * params->output_zero_point + 1, (int32_t)output_shift - 1),
                 output_shift},
  };
  return numbers;
}

static PEX_INLINE int32_t pex_add_dsp_rescale(int32_t value, pex_add_dsp_scale scale,
                                              bool rounds_away) {
  const int32_t high = pex_dsp_smmlar(value, scale.multiplier, scale.addend);
  return (rounds_away ? high - (value < 0 ? 1 : 0) : high) >> scale.shift;
}

/* One element. The greater input times 2^20 is twice its term, and so is the sum. */
static PEX_INLINE int8_t pex_add_dsp_element(const pex_add_s8_dsp_params *params,
                                             pex_add_dsp_numbers numbers, int32_t greater,
                                             int32_t lesser) {
  const bool cuts_negative = params->activation_min >= params->output_zero_point;
  const int32_t value = pex_shift_left(lesser, 21) - numbers.lesser_zero;
  const int32_t term = pex_add_dsp_rescale(value, numbers.lesser, true);
  const int32_t sum = pex_shift_left(greater, 20) - numbers.greater_zero + 2 * term;
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
  PEX_ASSERT(params->lesser_shift < 0 && params->output_shift < 0);
  const int8_t *const greater = params->second_is_greater ? second : first;
  const int8_t *const lesser = params->second_is_greater ? first : second;
  pex_add_dsp_numbers numbers = pex_add_dsp_numbers_of(params);
  PEX_DSP_SETTLE(numbers.greater_zero, numbers.lesser_zero, numbers.output.addend);
  int32_t i = first_element;
  for (; PEX_IS_LITERAL(params->output_shift) && i < end_element - 3; i += 4) {
    output[i] = pex_add_dsp_element(params, numbers, greater[i], lesser[i]);
    output[i + 1] = pex_add_dsp_element(params, numbers, greater[i + 1], lesser[i + 1]);
    output[i + 2] = pex_add_dsp_element(params, numbers, greater[i + 2], lesser[i + 2]);
    output[i + 3] = pex_add_dsp_element(params, numbers, greater[i + 3], lesser[i + 3]);
  }
  for (; i < end_element; i++) {
    output[i] = pex_add_dsp_element(params, numbers, greater[i], lesser[i]);
  }
}

#endif
