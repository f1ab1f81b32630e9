#include "pex_add_s8.h"

#include "pex_assert.h"
#include "pex_requantize.h"

void pex_add_s8(const pex_add_s8_params *params, const int8_t *first, const int8_t *second,
                int8_t *output, int32_t first_element, int32_t end_element) {
  PEX_ASSERT(0 <= first_element && first_element <= end_element);
  PEX_ASSERT(0 <= params->left_shift && params->left_shift <= 22);
  for (int32_t i = first_element; i < end_element; i++) {
    const int32_t left = pex_shift_left(first[i] - params->first_zero_point, params->left_shift);
    const int32_t right = pex_shift_left(second[i] - params->second_zero_point, params->left_shift);
    const int32_t sum =
        pex_multiply_by_quantized_multiplier(left, params->first_multiplier, params->first_shift) +
        pex_multiply_by_quantized_multiplier(right, params->second_multiplier,
                                             params->second_shift);
    const int32_t scaled =
        pex_multiply_by_quantized_multiplier(sum, params->output_multiplier, params->output_shift);
    output[i] = pex_clamp(scaled + params->output_zero_point, params->activation_min,
                          params->activation_max);
  }
}
