#include "pex_conv_of_slices_s8.h"

#include <stddef.h>

#include "pex_assert.h"
#include "pex_dot.h"
#include "pex_requantize.h"
#include "pex_taps.h"

/* The taps of one kernel row in one slice: `input` is what the first tap inside reads, or NULL;
 * `weights` are those of tap 0. */
typedef struct {
  const int8_t *input;
  const int8_t *weights;
  pex_taps inside;
  int32_t channels;
} row_of_slice;

/* total + what one kernel row adds to an output element. */
static int32_t add_row(const pex_conv_s8_params *params, int32_t total, const row_of_slice *row) {
  const int32_t step = params->dilation_width * row->channels;
  const int8_t *input = row->input;
  for (int32_t tap = 0; tap < params->kernel_width; tap++) {
    const int8_t *weights = row->weights + tap * params->input_channels;
    if (input == NULL || tap < row->inside.first || tap >= row->inside.end) {
      total += params->input_zero_point * pex_sum(weights, row->channels);
    } else {
      total = pex_dot(total, input, weights, row->channels);
      input += step;
    }
  }
  return total;
}

void pex_conv_add_slice_s8(const pex_conv_s8_params *params, const int8_t *const *rows,
                           int32_t first_channel, int32_t channels, int32_t *sums) {
  PEX_ASSERT(0 <= first_channel && first_channel + channels <= params->input_channels);
  const int32_t row_weights = params->kernel_width * params->input_channels;
  for (int32_t column = 0; column < params->output_width; column++) {
    const int32_t first_column = column * params->stride_width - params->padding_left;
    const pex_taps taps = pex_taps_inside(first_column, params->dilation_width,
                                          params->kernel_width, params->input_width, 0);
    const int8_t *weights = params->weights + first_channel;
    for (int32_t channel = 0; channel < params->output_channels; channel++) {
      int32_t total = *sums;
      for (int32_t k = 0; k < params->kernel_height; k++) {
        const int8_t *input = rows[k] == NULL ? NULL : rows[k] + taps.offset * channels;
        const row_of_slice row = {input, weights, taps, channels};
        total = add_row(params, total, &row);
        weights += row_weights;
      }
      *sums++ = total;
    }
  }
}

void pex_conv_of_sums_s8(const pex_conv_s8_params *params, const int32_t *sums, int8_t *output,
                         int32_t pixels) {
  for (int32_t pixel = 0; pixel < pixels; pixel++) {
    for (int32_t channel = 0; channel < params->output_channels; channel++) {
      const int32_t total = params->bias[channel] + *sums++;
      const int32_t scaled = pex_multiply_by_quantized_multiplier(
          total, params->multiplier[channel], params->shift[channel]);
      *output++ = pex_clamp(scaled + params->output_zero_point, params->activation_min,
                            params->activation_max);
    }
  }
}
