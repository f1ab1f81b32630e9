#include "pex_mul_s8.h"

#include "pex_assert.h"
#include "pex_requantize.h"

void pex_mul_s8(const pex_mul_s8_params *params, const int8_t *first, const int8_t *second,
                int8_t *output, int32_t first_element, int32_t end_element) {
  PEX_ASSERT(0 <= first_element && first_element <= end_element);
  PEX_ASSERT(params->second_elements > 0);
  int32_t repeated = first_element % params->second_elements;
  for (int32_t i = first_element; i < end_element; i++) {
    const int32_t product =
        (first[i] - params->first_zero_point) * (second[repeated] - params->second_zero_point);
    const int32_t scaled = pex_multiply_by_quantized_multiplier(product, params->output_multiplier,
                                                                params->output_shift);
    output[i] = pex_clamp(scaled + params->output_zero_point, params->activation_min,
                          params->activation_max);
    repeated = repeated + 1 == params->second_elements ? 0 : repeated + 1;
  }
}
