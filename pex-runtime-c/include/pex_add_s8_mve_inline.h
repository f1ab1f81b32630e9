#ifndef PEX_ADD_S8_MVE_INLINE_H
#define PEX_ADD_S8_MVE_INLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "pex_add_factor.h"
#include "pex_add_s8_mve.h"
#include "pex_assert.h"
#include "pex_inline.h"
#include "pex_mve.h"
#include "pex_requantize.h"
#include "pex_requantize_mve.h"

/* The body of pex_add_s8_mve, for calls with constant parameters. */

/* An input's way to the common scale, or a sum's to the output's. */
typedef struct {
  int32_t zero_point;
  int32_t multiplier;
  int32_t shift;
} pex_add_mve_scale;

/* values * multiplier * 2^(shift - 31) rounded twice; negative ones may round otherwise if `away`
 * is false. */
static PEX_INLINE int32x4_t pex_add_mve_rescale(int32x4_t values, pex_add_mve_scale scale,
                                                bool away) {
  const int32x4_t high = vqrdmulhq_n_s32(values, scale.multiplier);
  return vrshlq_n_s32(away ? vaddq_s32(high, vshrq_n_s32(high, 31)) : high, scale.shift);
}

/* Four values of an input in the common scale. Without a shift, their factor is one half exactly,
 * or minus one half. */
static PEX_INLINE int32x4_t pex_add_mve_term(int32x4_t values, int32_t left_shift,
                                             pex_add_mve_scale scale) {
  const int32_t half =
      scale.multiplier < 0 ? -pex_shift_left(1, left_shift - 1) : pex_shift_left(1, left_shift - 1);
  const int32_t unit = scale.shift == 0 ? half : pex_shift_left(1, left_shift);
  const int32x4_t enlarged = vmlasq_n_s32(values, vdupq_n_s32(unit), -unit * scale.zero_point);
  const bool may_be_negative = scale.zero_point > INT8_MIN || scale.multiplier < 0;
  return scale.shift == 0 ? enlarged : pex_add_mve_rescale(enlarged, scale, may_be_negative);
}

/* Four sums. */
static PEX_INLINE int32x4_t pex_add_mve_sums(const pex_add_s8_mve_params *params, int32x4_t first,
                                             int32x4_t second) {
  const pex_add_mve_scale first_scale = {params->first_zero_point, params->first_multiplier,
                                         params->first_shift};
  const pex_add_mve_scale second_scale = {params->second_zero_point, params->second_multiplier,
                                          params->second_shift};
  const pex_add_mve_scale output_scale = {params->output_zero_point, params->output_multiplier,
                                          params->output_shift};
  const pex_mve_ends ends = {.zero_point = params->output_zero_point,
                             .min = params->activation_min,
                             .max = params->activation_max};
  const int32x4_t sum = vaddq_s32(pex_add_mve_term(first, params->left_shift, first_scale),
                                  pex_add_mve_term(second, params->left_shift, second_scale));
  return pex_mve_clamp(pex_add_mve_rescale(sum, output_scale, ends.min < ends.zero_point), ends);
}

static PEX_INLINE void pex_add_s8_mve_inline(const pex_add_s8_mve_params *params,
                                             const int8_t *first, const int8_t *second,
                                             int8_t *output, int32_t first_element,
                                             int32_t end_element) {
  PEX_ASSERT(0 <= first_element && first_element <= end_element);
  PEX_ASSERT(params->left_shift == 20 && params->output_shift < 0);
  PEX_ASSERT(pex_add_factor_fits(params->first_multiplier, params->first_shift));
  PEX_ASSERT(pex_add_factor_fits(params->second_multiplier, params->second_shift));
  first += first_element;
  second += first_element;
  output += first_element;
  for (int32_t fours = (end_element - first_element) / 4; fours > 0; fours--) {
    vstrbq_s32(output, pex_add_mve_sums(params, vldrbq_s32(first), vldrbq_s32(second)));
    first += 4;
    second += 4;
    output += 4;
  }
  const mve_pred16_t rest = vctp32q((uint32_t)(end_element - first_element) % 4);
  vstrbq_p_s32(output,
               pex_add_mve_sums(params, vldrbq_z_s32(first, rest), vldrbq_z_s32(second, rest)),
               rest);
}

#endif
