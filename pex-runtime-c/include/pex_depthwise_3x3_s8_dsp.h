#ifndef PEX_DEPTHWISE_3X3_S8_DSP_H
#define PEX_DEPTHWISE_3X3_S8_DSP_H

#include <stdint.h>

#include "pex_types.h"

/* Words of the record of one channel. */
#define PEX_DEPTHWISE_3X3_S8_DSP_WORDS 5

/* Fixed facts of one depthwise convolution with a kernel of 3x3. */
typedef struct {
  int32_t input_width;
  int32_t input_pixel_bytes;
  int32_t output_width;
  int32_t output_channels;
  int32_t stride_width;
  int32_t padding_left;
  const int32_t *channels;
  int32_t input_zero_point;
  int32_t output_zero_point;
  int32_t activation_min;
  int32_t activation_max;
  /* Columns of most parts, at most output_width: where the compiler knows them, these are faster.
   */
  int32_t part_columns;
} pex_depthwise_3x3_s8_dsp_params;

/* Computes a part of one row of a depthwise convolution with a kernel of 3x3 that makes one output
 * channel of each input channel, with the DSP instructions of Cortex-M4, M7 and M33.
 *
 * Shapes: rows[3] are input rows of [input_width] columns, input_pixel_bytes from one to the next;
 *   they point at column input_column of the part, at its first_channel. output points at the first
 *   element computed, channel first_channel of column first_column; the next column is
 *   output_pixel_bytes further. A row that is NULL is padding, as are the columns outside the
 *   tensor. channels are [output_channels] records of five words; with w[row][column] the weights,
 *   and bytes counted from the lowest:
 *     word 0: bytes w[0][0], w[0][1], w[1][0], w[1][1]
 *     word 1: bytes w[0][2], w[2][0], w[1][2], w[2][1]
 *     word 2: lower half -shift - 1, upper half 2 * w[2][2]
 *     word 3: 2 * bias
 *     word 4: multiplier
 *
 * Quantisation: out = clamp(output_zero_point + rescale(bias + sum(weight * in))), with rescale by
 *   multiplier * 2^(shift - 31) rounded twice (pex_requantize.h). The bias holds the input's zero
 *   point: bias = original - input_zero_point * sum(weights of the channel). A tap on padding
 *   counts as input_zero_point * weight.
 *
 * Scratch: none. The output does not overlap the input rows.
 *
 * Preconditions: the part lies within the output; stride_width is 1 or 2; a window has at most one
 *   column of padding on either side and at least one row and one column inside the tensor; 2 * sum
 *   fits in int32; activation_min and activation_max are int8 values, in this order; multipliers
 *   are not negative; shifts are in -22..-1.
 */
void pex_depthwise_3x3_s8_dsp(const pex_depthwise_3x3_s8_dsp_params *params,
                              const int8_t *const *rows, int8_t *output, int32_t output_pixel_bytes,
                              const pex_part *part);

#endif
