#include "pex_requantize_s8.h"

#include "pex_assert.h"
#include "pex_requantize.h"

void pex_requantize_s8(const pex_requantize_s8_params *params, const int8_t *input, int8_t *output,
                       int32_t first_element, int32_t end_element) {
  PEX_ASSERT(0 <= first_element && first_element <= end_element);
  for (int32_t i = first_element; i < end_element; i++) {
    const int32_t scaled = pex_multiply_by_quantized_multiplier(
        input[i] - params->input_zero_point, params->output_multiplier, params->output_shift);
    output[i] = pex_clamp(scaled + params->output_zero_point, params->activation_min,
                          params->activation_max);
  }
}
