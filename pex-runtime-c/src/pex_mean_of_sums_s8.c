#include "pex_mean_of_sums_s8.h"

#include "pex_requantize.h"

void pex_mean_of_sums_s8(const pex_mean_of_sums_s8_params *params, const int32_t *sums,
                         int8_t *output) {
  const int32_t zero = params->count * params->input_zero_point;
  for (int32_t channel = 0; channel < params->channels; channel++) {
    const int32_t scaled = pex_multiply_by_quantized_multiplier(
        sums[channel] - zero, params->output_multiplier, params->output_shift);
    output[channel] = pex_clamp(scaled + params->output_zero_point, INT8_MIN, INT8_MAX);
  }
}
