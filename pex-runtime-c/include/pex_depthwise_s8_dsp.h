#ifndef PEX_DEPTHWISE_S8_DSP_H
#define PEX_DEPTHWISE_S8_DSP_H

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
  int32_t padding_left;
  const int8_t *weights;
  const int32_t *factors;
  int32_t input_zero_point;
  int32_t output_zero_point;
  int32_t activation_min;
  int32_t activation_max;
} pex_depthwise_s8_dsp_params;

/* Computes a part of one row of a depthwise convolution that makes one output channel of each input
 * channel, with the DSP instructions of Cortex-M4, M7 and M33. It is fast in generated code, where
 * the compiler knows all sizes, for rows of up to 24 outputs that are made whole.
 *
 * Shapes: rows[kernel_height] are input rows of [input_width] columns, input_pixel_bytes from one
 *   to the next; they point at column input_column of the part, at its first_channel. output points
 *   at the first element computed, channel first_channel of column first_column; the next column is
 *   output_pixel_bytes further. A row that is NULL is padding, as are the columns outside the
 *   tensor; rows of padding come before the others or after them. weights are
 *   [output_channels][kernel_height * kernel_width + 1], of each channel its weights row by row and
 *   -shift - 1, and then two bytes that are read but do not count. factors are
 *   [output_channels][2]: bias and multiplier.
 *
 * Quantisation: out = clamp(output_zero_point + rescale(bias + sum(weight * (in -
 *   input_zero_point)))) over the taps inside the tensor, with rescale by multiplier *
 *   2^(shift - 31) rounded twice (pex_requantize.h). The bias is the original one: it does not hold
 *   the input's zero point.
 *
 * Scratch: none. The output does not overlap the input rows.
 *
 * Preconditions: the part lies within the output; kernel_height and kernel_width are at most 8; 2 *
 *   sum fits in int32; activation_min and activation_max are int8 values, in this order;
 *   multipliers are not negative; shifts are in -22..-1.
 */
void pex_depthwise_s8_dsp(const pex_depthwise_s8_dsp_params *params, const int8_t *const *rows,
                          int8_t *output, int32_t output_pixel_bytes, const pex_part *part);

#endif
