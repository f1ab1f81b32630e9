#include "pex_add_s8_mve.h"

#include <stdbool.h>

#include "pex_assert.h"
#include "pex_inline.h"
#include "pex_mve.h"
#include "pex_requantize.h"
#include "pex_requantize_mve.h"

/* An input's way to the common scale. */
typedef struct {
  int32x4_t unit;
  int32_t offset;
  int32_t multiplier;
  int32_t shift;
} input_scale;

/* A half is taken as a quarter of the double: then every shift goes right. */
static PEX_INLINE input_scale scale_of(int32_t left_shift, int32_t zero_point, int32_t multiplier,
                                       int32_t shift) {
  PEX_ASSERT(shift < 0 || (shift == 0 && multiplier == 1 << 30));
  const int32_t left = shift == 0 ? left_shift + 1 : left_shift;
  const input_scale scale = {.unit = vdupq_n_s32(pex_shift_left(1, left)),
                             .offset = -pex_shift_left(zero_point, left),
                             .multiplier = multiplier,
                             .shift = shift == 0 ? -1 : shift};
  return scale;
}

/* value * multiplier * 2^(shift - 31) rounded twice. */
static PEX_INLINE int32x4_t rescale(int32x4_t values, int32_t multiplier, int32_t shift) {
  const int32x4_t high = vqrdmulhq_n_s32(values, multiplier);
  return vrshlq_n_s32(vaddq_s32(high, vshrq_n_s32(high, 31)), shift);
}

/* Four values of an input in the common scale. */
static PEX_INLINE int32x4_t common(int32x4_t values, const input_scale *scale) {
  return rescale(vmlasq_n_s32(values, scale->unit, scale->offset), scale->multiplier, scale->shift);
}

void pex_add_s8_mve(const pex_add_s8_mve_params *params, const int8_t *first, const int8_t *second,
                    int8_t *output, int32_t first_element, int32_t end_element) {
  PEX_ASSERT(0 <= first_element && first_element <= end_element);
  PEX_ASSERT(params->left_shift <= 22 && params->output_shift < 0);
  const input_scale first_scale = scale_of(params->left_shift, params->first_zero_point,
                                           params->first_multiplier, params->first_shift);
  const input_scale second_scale = scale_of(params->left_shift, params->second_zero_point,
                                            params->second_multiplier, params->second_shift);
  const int32_t multiplier = params->output_multiplier;
  const int32_t shift = params->output_shift;
  const pex_mve_ends ends = {.zero_point = params->output_zero_point,
                             .min = params->activation_min,
                             .max = params->activation_max};
  first += first_element;
  second += first_element;
  output += first_element;
  for (int32_t fours = (end_element - first_element) / 4; fours > 0; fours--) {
    const int32x4_t sum = vaddq_s32(common(vldrbq_s32(first), &first_scale),
                                    common(vldrbq_s32(second), &second_scale));
    vstrbq_s32(output, pex_mve_clamp(rescale(sum, multiplier, shift), ends));
    first += 4;
    second += 4;
    output += 4;
  }
  const mve_pred16_t rest = vctp32q((uint32_t)(end_element - first_element) % 4);
  const int32x4_t sum = vaddq_s32(common(vldrbq_z_s32(first, rest), &first_scale),
                                  common(vldrbq_z_s32(second, rest), &second_scale));
  vstrbq_p_s32(output, pex_mve_clamp(rescale(sum, multiplier, shift), ends), rest);
}
