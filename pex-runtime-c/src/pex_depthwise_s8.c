#include "pex_depthwise_s8.h"

#include <stddef.h>

#include "pex_assert.h"
#include "pex_dot.h"
#include "pex_requantize.h"
#include "pex_taps.h"

/* What one kernel row adds to an output element. The taps inside lie from `input` on, or nowhere if
 * `input` is NULL. */
static int32_t row_sum(const pex_depthwise_s8_params *params, const int8_t *input, pex_taps taps,
                       const int8_t *weights) {
  const int32_t stride = params->output_channels;
  if (input == NULL) {
    return params->input_zero_point * pex_strided_sum(weights, stride, params->kernel_width);
  }
  const int32_t outside =
      pex_strided_sum(weights, stride, taps.first) +
      pex_strided_sum(weights + taps.end * stride, stride, params->kernel_width - taps.end);
  return params->input_zero_point * outside +
         pex_strided_dot(input, params->dilation_width * params->input_pixel_bytes,
                         weights + taps.first * stride, stride, taps.end - taps.first);
}

void pex_depthwise_s8(const pex_depthwise_s8_params *params, const int8_t *const *rows,
                      int8_t *output, int32_t output_pixel_bytes, const pex_part *part) {
  PEX_ASSERT(0 <= part->first_column && part->end_column <= params->output_width);
  PEX_ASSERT(0 <= part->first_channel && part->end_channel <= params->output_channels);
  const int32_t row_weights = params->kernel_width * params->output_channels;
  const int32_t multiplier = params->channel_multiplier;
  const int32_t first_next = (part->first_channel / multiplier + 1) * multiplier;
  for (int32_t column = part->first_column; column < part->end_column; column++) {
    const int32_t first_column = column * params->stride_width - params->padding_left;
    const pex_taps taps =
        pex_taps_inside(first_column, params->dilation_width, params->kernel_width,
                        params->input_width, part->input_column);
    int32_t input_offset = taps.offset * params->input_pixel_bytes;
    int32_t next_input_channel = first_next;
    int8_t *pixel = output;
    for (int32_t channel = part->first_channel; channel < part->end_channel; channel++) {
      if (channel == next_input_channel) {
        input_offset++;
        next_input_channel += multiplier;
      }
      const int8_t *weights = params->weights + channel;
      int32_t total = params->bias[channel];
      for (int32_t k = 0; k < params->kernel_height; k++) {
        const int8_t *input = rows[k] == NULL ? NULL : rows[k] + input_offset;
        total += row_sum(params, input, taps, weights);
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
