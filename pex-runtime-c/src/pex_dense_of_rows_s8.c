#include "pex_dense_of_rows_s8.h"

#include "pex_assert.h"
#include "pex_dot.h"
#include "pex_requantize.h"

void pex_dense_add_row_s8(const pex_dense_s8_params *params, const int8_t *values,
                          int32_t first_input, int32_t count, int32_t *sums) {
  PEX_ASSERT(0 <= first_input && first_input + count <= params->inputs);
  for (int32_t unit = 0; unit < params->units; unit++) {
    const int8_t *weights = params->weights + unit * params->inputs + first_input;
    sums[unit] = pex_dot(sums[unit], values, weights, count);
  }
}

void pex_dense_of_sums_s8(const pex_dense_s8_params *params, const int32_t *sums, int8_t *output) {
  for (int32_t unit = 0; unit < params->units; unit++) {
    const int32_t total = params->bias[unit] + sums[unit];
    const int32_t scaled =
        pex_multiply_rounding_once(total, params->multiplier[unit], params->shift[unit]);
    output[unit] = pex_clamp(scaled + params->output_zero_point, params->activation_min,
                             params->activation_max);
  }
}
