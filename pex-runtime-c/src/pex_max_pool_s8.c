#include "pex_max_pool_s8.h"

#include <stddef.h>

#include "pex_assert.h"
#include "pex_requantize.h"

/* The largest of `largest` and count elements that lie `stride` apart. */
static int32_t largest_of(int32_t largest, const int8_t *input, int32_t stride, int32_t count) {
  for (int32_t i = 0; i < count; i++) {
    const int32_t value = input[i * stride];
    largest = value > largest ? value : largest;
  }
  return largest;
}

void pex_max_pool_s8(const pex_max_pool_s8_params *params, const int8_t *const *rows,
                     int8_t *output, int32_t output_pixel_bytes, const pex_part *part) {
  PEX_ASSERT(0 <= part->first_column && part->end_column <= params->output_width);
  PEX_ASSERT(0 <= part->first_channel && part->end_channel <= params->output_channels);
  const int32_t channels = part->end_channel - part->first_channel;
  for (int32_t column = part->first_column; column < part->end_column; column++) {
    const pex_pool_window inputs = pex_pool_window_of(params, rows, part, column);
    PEX_ASSERT(inputs.columns > 0);
    int8_t *pixel = output;
    for (int32_t channel = 0; channel < channels; channel++) {
      int32_t largest = INT8_MIN;
      for (int32_t k = 0; k < params->kernel_height; k++) {
        if (rows[k] != NULL) {
          largest =
              largest_of(largest, rows[k] + inputs.offset + channel, inputs.stride, inputs.columns);
        }
      }
      *pixel++ = pex_clamp(largest, params->activation_min, params->activation_max);
    }
    output += output_pixel_bytes;
  }
}
