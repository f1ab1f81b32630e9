#include "pex_average_pool_s8.h"

#include <stddef.h>

#include "pex_assert.h"
#include "pex_dot.h"
#include "pex_requantize.h"
#include "pex_taps.h"

/* How many of the window's rows lie inside the input. */
static int32_t rows_inside(const int8_t *const *rows, int32_t kernel_height) {
  int32_t inside = 0;
  for (int32_t k = 0; k < kernel_height; k++) {
    inside += rows[k] == NULL ? 0 : 1;
  }
  return inside;
}

void pex_average_pool_s8(const pex_average_pool_s8_params *params, const int8_t *const *rows,
                         int8_t *output, int32_t output_pixel_bytes, const pex_part *part) {
  PEX_ASSERT(0 <= part->first_column && part->end_column <= params->output_width);
  PEX_ASSERT(0 <= part->first_channel && part->end_channel <= params->output_channels);
  const int32_t channels = part->end_channel - part->first_channel;
  const int32_t stride = params->dilation_width * params->input_pixel_bytes;
  const int32_t row_count = rows_inside(rows, params->kernel_height);
  for (int32_t column = part->first_column; column < part->end_column; column++) {
    const int32_t first_column = column * params->stride_width - params->padding_left;
    const pex_taps taps =
        pex_taps_inside(first_column, params->dilation_width, params->kernel_width,
                        params->input_width, part->input_column);
    const int32_t count = row_count * (taps.end - taps.first);
    PEX_ASSERT(count > 0);
    const int32_t first_tap = taps.offset * params->input_pixel_bytes;
    int8_t *pixel = output;
    for (int32_t channel = 0; channel < channels; channel++) {
      int32_t sum = 0;
      for (int32_t k = 0; k < params->kernel_height; k++) {
        if (rows[k] != NULL) {
          sum += pex_strided_sum(rows[k] + first_tap + channel, stride, taps.end - taps.first);
        }
      }
      *pixel++ = pex_clamp(pex_divide_rounding_away(sum, count), params->activation_min,
                           params->activation_max);
    }
    output += output_pixel_bytes;
  }
}
