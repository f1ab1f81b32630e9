#include "pex_dense_s8.h"

#include "pex_assert.h"
#include "pex_dot.h"
#include "pex_requantize.h"

void pex_dense_s8(const pex_dense_s8_params *params, const int8_t *input, int8_t *output,
                  int32_t first_element, int32_t end_element) {
  PEX_ASSERT(0 <= first_element && end_element <= params->units);
  for (int32_t unit = first_element; unit < end_element; unit++) {
    const int8_t *weights = params->weights + unit * params->inputs;
    const int32_t total = pex_dot(params->bias[unit], input, weights, params->inputs);
    const int32_t scaled =
        pex_multiply_rounding_once(total, params->multiplier[unit], params->shift[unit]);
    output[unit] = pex_clamp(scaled + params->output_zero_point, params->activation_min,
                             params->activation_max);
  }
}
