#include "pex_average_pool_s8.h"

#include <stddef.h>

#include "pex_assert.h"
#include "pex_dot.h"
#include "pex_requantize.h"

void pex_average_pool_s8(const pex_average_pool_s8_params *params, const int8_t *const *rows,
                         int8_t *output, int32_t output_pixel_bytes, const pex_part *part) {
  PEX_ASSERT(0 <= part->first_column && part->end_column <= params->output_width);
  PEX_ASSERT(0 <= part->first_channel && part->end_channel <= params->output_channels);
  const int32_t channels = part->end_channel - part->first_channel;
  const int32_t row_count = pex_pool_rows_inside(rows, params->kernel_height);
  for (int32_t column = part->first_column; column < part->end_column; column++) {
    const pex_pool_window inputs = pex_pool_window_of(params, rows, part, column);
    const int32_t count = row_count * inputs.columns;
    PEX_ASSERT(count > 0);
    int8_t *pixel = output;
    for (int32_t channel = 0; channel < channels; channel++) {
      int32_t sum = 0;
      for (int32_t k = 0; k < params->kernel_height; k++) {
        if (rows[k] != NULL) {
          sum += pex_strided_sum(rows[k] + inputs.offset + channel, inputs.stride, inputs.columns);
        }
      }
      *pixel++ = pex_clamp(pex_divide_rounding_away(sum, count), params->activation_min,
                           params->activation_max);
    }
    output += output_pixel_bytes;
  }
}
