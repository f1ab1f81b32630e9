#ifndef PEX_CONV_S8_MVE_H
#define PEX_CONV_S8_MVE_H

#include <stdint.h>

#include "pex_types.h"

/* The most columns that two neighbouring pixels read of all kernel rows. */
enum { PEX_CONV_S8_MVE_STARTS = 36 };

/* Fixed facts of one convolution for MVE. */
typedef struct {
  int32_t input_width;
  int32_t input_channels;
  int32_t output_width;
  int32_t output_channels;
  int32_t kernel_height;
  int32_t kernel_width;
  int32_t stride_width;
  int32_t padding_left;
  const int8_t *weights;
  const int32_t *records;
  const int8_t *padding;
  int32_t input_zero_point;
  int32_t output_zero_point;
  int32_t activation_min;
  int32_t activation_max;
} pex_conv_s8_mve_params;

/* Computes a part of one row of a 2-D convolution, as pex_conv_s8, with vectors of 16 input
 * channels and blocks of four output channels.
 *
 * Shapes: rows[kernel_height] are input rows of [input_width][input_channels]; weights are
 *   [blocks][kernel_height][vectors][kernel_width][4][16], where blocks = output_channels / 4 and
 *   vectors = input_channels / 16, both rounded up: output channel, kernel row, input channel / 16,
 *   kernel column, output channel % 4, input channel % 16; records are [blocks][9], as in
 *   pex_requantize_mve.h. Weights and records of channels that are not there are zero.
 *   padding is [input_channels] zero points, or NULL if no pixel sees padding. output points at the
 *   first element computed, channel first_channel of column first_column; the next column is
 *   output_pixel_bytes further. A row that is NULL is padding, as are the columns outside the
 *   tensor.
 *
 * Quantisation: as pex_conv_s8; biases with the input's zero point folded in.
 *
 * Scratch: addresses of PEX_CONV_S8_MVE_STARTS columns on the stack. The output does not overlap
 * the input rows.
 *
 * Preconditions: as pex_conv_s8, without dilation; first_channel is a multiple of four, end_channel
 *   too or output_channels; shifts are in -31..-1; kernel_height * (stride_width + kernel_width) is
 *   at most PEX_CONV_S8_MVE_STARTS.
 */
void pex_conv_s8_mve(const pex_conv_s8_mve_params *params, const int8_t *const *rows,
                     int8_t *output, int32_t output_pixel_bytes, const pex_part *part);

#endif
