#ifndef PEX_DEPTHWISE_S8_H
#define PEX_DEPTHWISE_S8_H

#include <stdint.h>

#include "pex_types.h"

/* Fixed facts of one depthwise convolution. */
typedef struct {
  int32_t input_width;
  int32_t input_pixel_bytes;
  int32_t output_width;
  int32_t output_channels;
  int32_t kernel_height;
  int32_t kernel_width;
  int32_t stride_width;
  int32_t dilation_width;
  int32_t padding_left;
  int32_t channel_multiplier;
  const int8_t *weights;
  const int32_t *bias;
  const int32_t *multiplier;
  const int8_t *shift;
  int32_t input_zero_point;
  int32_t output_zero_point;
  int32_t activation_min;
  int32_t activation_max;
} pex_depthwise_s8_params;

/* Computes a part of one row of a depthwise convolution: output channel c reads input channel
 * c / channel_multiplier.
 *
 * Shapes: rows[kernel_height] are input rows of [input_width] columns, input_pixel_bytes from one
 * to the next; they point at column 0, at the channel that first_channel reads. weights are
 *   [kernel_height][kernel_width][output_channels]; bias, multiplier and shift are
 *   [output_channels]. output points at the first element computed, channel first_channel of
 *   column first_column; the next column is output_pixel_bytes further. A row that is NULL is
 *   padding, as are the columns outside the tensor.
 *
 * Quantisation: out = clamp(output_zero_point + rescale(bias + sum(weight * in))), with rescale by
 *   multiplier * 2^(shift - 31) rounded twice (pex_requantize.h). The bias holds the input's zero
 *   point: bias = original - input_zero_point * sum(weights of the channel). A tap on padding
 *   counts as input_zero_point * weight.
 *
 * Scratch: none. The output does not overlap the input rows.
 *
 * Preconditions: the part lies within the output; sums fit in int32; activation_min and
 *   activation_max are int8 values, in this order; multipliers and shifts as in pex_requantize.h.
 */
void pex_depthwise_s8(const pex_depthwise_s8_params *params, const int8_t *const *rows,
                      int8_t *output, int32_t output_pixel_bytes, const pex_part *part);

#endif
