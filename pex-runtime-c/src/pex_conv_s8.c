#include "pex_conv_s8.h"

#include <stddef.h>

#include "pex_assert.h"
#include "pex_dot.h"
#include "pex_requantize.h"
#include "pex_taps.h"

/* total + what one kernel row adds to an output element. The taps inside lie from `input` on, or
 * nowhere if `input` is NULL. */
static int32_t add_row(const pex_conv_s8_params *params, int32_t total, const int8_t *input,
                       pex_taps taps, const int8_t *weights) {
  const int32_t channels = params->input_channels;
  const int32_t row_weights = params->kernel_width * channels;
  if (input == NULL) {
    return total + params->input_zero_point * pex_sum(weights, row_weights);
  }
  const int32_t first = taps.first * channels;
  const int32_t end = taps.end * channels;
  const int32_t outside = pex_sum(weights, first) + pex_sum(weights + end, row_weights - end);
  total += params->input_zero_point * outside;
  if (params->dilation_width == 1) {
    return pex_dot(total, input, weights + first, end - first);
  }
  const int32_t step = params->dilation_width * channels;
  for (int32_t i = 0; i < taps.end - taps.first; i++) {
    total = pex_dot(total, input + i * step, weights + first + i * channels, channels);
  }
  return total;
}

void pex_conv_s8(const pex_conv_s8_params *params, const int8_t *const *rows, int8_t *output,
                 int32_t output_pixel_bytes, const pex_part *part) {
  PEX_ASSERT(0 <= part->first_column && part->end_column <= params->output_width);
  PEX_ASSERT(0 <= part->first_channel && part->end_channel <= params->output_channels);
  const int32_t kernel_height = params->kernel_height;
  const int32_t row_weights = params->kernel_width * params->input_channels;
  for (int32_t column = part->first_column; column < part->end_column; column++) {
    const int32_t first_column = column * params->stride_width - params->padding_left;
    const pex_taps taps =
        pex_taps_inside(first_column, params->dilation_width, params->kernel_width,
                        params->input_width, part->input_column);
    const int32_t first_tap = taps.offset * params->input_channels;
    const int8_t *weights = params->weights + part->first_channel * kernel_height * row_weights;
    int8_t *pixel = output;
    for (int32_t channel = part->first_channel; channel < part->end_channel; channel++) {
      int32_t total = params->bias[channel];
      for (int32_t k = 0; k < kernel_height; k++) {
        const int8_t *input = rows[k] == NULL ? NULL : rows[k] + first_tap;
        total = add_row(params, total, input, taps, weights);
        weights += row_weights;
      }
      const int32_t scaled = pex_multiply_by_quantized_multiplier(
          total, params->multiplier[channel], params->shift[channel]);
      *pixel++ = pex_clamp(scaled + params->output_zero_point, params->activation_min,
                           params->activation_max);
    }
    output += output_pixel_bytes;
  }
}
