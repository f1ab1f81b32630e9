#include "pex_mean_s8.h"

#include "pex_assert.h"
#include "pex_dot.h"
#include "pex_requantize.h"

void pex_mean_s8(const pex_mean_s8_params *params, const int8_t *input, int8_t *output,
                 int32_t first_element, int32_t end_element) {
  const int32_t channels = params->input_channels;
  const int32_t row_elements = params->input_width * channels;
  const int32_t sum_rows = params->over_height ? params->input_height : 1;
  const int32_t sum_columns = params->over_width ? params->input_width : 1;
  const int32_t output_row_elements = params->over_width ? channels : row_elements;
  PEX_ASSERT(0 <= first_element && first_element <= end_element);
  PEX_ASSERT(end_element <= (params->over_height ? 1 : params->input_height) * output_row_elements);
  const int32_t zero = sum_rows * sum_columns * params->input_zero_point;
  for (int32_t i = first_element; i < end_element; i++) {
    const int32_t output_row = i / output_row_elements;
    const int8_t *first = input + output_row * row_elements + i % output_row_elements;
    int32_t sum = -zero;
    for (int32_t row = 0; row < sum_rows; row++) {
      sum += pex_strided_sum(first + row * row_elements, channels, sum_columns);
    }
    const int32_t scaled =
        pex_multiply_by_quantized_multiplier(sum, params->output_multiplier, params->output_shift);
    output[i] = pex_clamp(scaled + params->output_zero_point, INT8_MIN, INT8_MAX);
  }
}
