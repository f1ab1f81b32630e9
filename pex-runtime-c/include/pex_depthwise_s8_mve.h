#ifndef PEX_DEPTHWISE_S8_MVE_H
#define PEX_DEPTHWISE_S8_MVE_H

#include <stdint.h>

#include "pex_types.h"

/* The most taps of a kernel. */
enum { PEX_DEPTHWISE_S8_MVE_TAPS = 64 };

/* Fixed facts of one depthwise convolution for MVE. */
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
  const int32_t *records;
  const int8_t *padding;
  int32_t input_zero_point;
  int32_t output_zero_point;
  int32_t activation_min;
  int32_t activation_max;
} pex_depthwise_s8_mve_params;

/* Computes a part of one row of a depthwise convolution, as pex_depthwise_s8, in blocks of 16
 * channels. Output channel c reads input channel c.
 *
 * Shapes: rows[kernel_height] are input rows of [input_width] columns, input_pixel_bytes from one
 *   to the next; they point at column 0, channel first_channel. weights are
 *   [blocks][kernel_height][kernel_width][16], where blocks = output_channels / 16, rounded up;
 *   records are [blocks][4][9], as in pex_requantize_mve.h: record r of a block has its channels r,
 *   r + 4, r + 8 and r + 12. Of up to 8 channels, a block has as many times the same as it can
 * hold, for as many pixels; weights and records of what is not there are zero. padding is [64] zero
 * points, or NULL if no pixel sees padding. output points at the first element computed, channel
 * first_channel of column first_column; the next column is output_pixel_bytes further. A row that
 * is NULL is padding, as are the columns outside the tensor.
 *
 * Quantisation: as pex_depthwise_s8; biases with the input's zero point folded in.
 *
 * Scratch: addresses of PEX_DEPTHWISE_S8_MVE_TAPS taps on the stack. The output does not overlap
 * the input rows.
 *
 * Preconditions: as pex_depthwise_s8, without dilation and with a channel multiplier of 1; no more
 *   than PEX_DEPTHWISE_S8_MVE_TAPS taps; no weight is -128, so that the sum of two products fits in
 *   int16; first_channel is a multiple of 16, end_channel too or output_channels; shifts are in
 *   -31..-1.
 */
void pex_depthwise_s8_mve(const pex_depthwise_s8_mve_params *params, const int8_t *const *rows,
                          int8_t *output, int32_t output_pixel_bytes, const pex_part *part);

#endif
