#include "pex_average_of_sums_s8.h"

#include "pex_assert.h"
#include "pex_requantize.h"

void pex_average_of_sums_s8(const pex_average_of_sums_s8_params *params, const int32_t *sums,
                            int8_t *output) {
  PEX_ASSERT(params->count > 0);
  for (int32_t channel = 0; channel < params->channels; channel++) {
    const int32_t mean = pex_divide_rounding_away(sums[channel], params->count);
    output[channel] = pex_clamp(mean, params->activation_min, params->activation_max);
  }
}
