#ifndef PEX_CONV_S8_DSP_H
#define PEX_CONV_S8_DSP_H

#include <stdbool.h>
#include <stdint.h>

#include "pex_types.h"

/* Words of stack that a call uses for pixels in 16 bits and for sums. */
#define PEX_CONV_DSP_SCRATCH_WORDS 96

/* Fixed facts of one convolution for cores with the DSP instructions (Cortex-M4, M7, M33).
 *
 * Two filters 2p and 2p + 1, a pair, share halfwords: 256 * second + first. Input channels come in
 * blocks of block_channels. A kernel row of a block has n = kernel_width * block_channels taps, its
 * columns one after the other, and row_words words of two halfwords: of each four taps t halfwords
 * (t, t + 2) and (t + 1, t + 3); of the last one or two taps (t, t + 1), of the last three as of
 * four. Halfwords without a tap, and the second filter where output_channels is odd, are zero.
 *
 * weights are [pairs][input_channels / block_channels][kernel_height][row_words]. outputs are
 * [pairs][5]: the bias of the first and the second filter (with the input's zero point folded in as
 * for pex_conv_s8), their multipliers, and first + 256 * second of their right shifts less one. */
typedef struct {
  int32_t input_width;
  int32_t input_channels;
  int32_t output_width;
  int32_t output_channels;
  int32_t kernel_height;
  int32_t kernel_width;
  int32_t stride_width;
  int32_t padding_left;
  const int32_t *weights;
  const int32_t *outputs;
  int32_t input_zero_point;
  int32_t output_zero_point;
  int32_t activation_min;
  int32_t activation_max;
  /* Pixels at a time, 1 to 3. They are widened to 16 bits for a chunk of the weights at a time: so
   * many kernel rows of a block; and the sums of so many pairs of filters are kept from one chunk
   * to the next, 0 where one chunk is all. */
  int32_t pixels;
  int32_t block_channels;
  int32_t chunk_rows;
  int32_t chunk_pairs;
} pex_conv_s8_dsp_params;

/* Computes a part of one row of a 2-D convolution; bytes are those of pex_conv_s8.
 *
 * Shapes: rows, output and part as for pex_conv_s8; first_channel is even, and end_channel is even
 *   or output_channels. Dilation is 1.
 *
 * Quantisation: as pex_conv_s8; each factor is multiplier * 2^(-31 - right shift).
 *
 * Scratch: PEX_CONV_DSP_SCRATCH_WORDS on the stack. The output does not overlap the input rows.
 *
 * Preconditions: right shifts are in 1..22; |bias| + 128 * sum(|weight|) of each filter is below
 *   2^23; 256 * second + first of all weights is in int16; chunk_rows
 *   divides kernel_height; block_channels is input_channels, or a multiple of four that
 *   divides it or, where kernel_width is 1, any multiple of four below it; then the last block is
 *   smaller.
 *   The scratch has room for 2 * pixels * chunk_pairs sums and the widened values: where
 *   block_channels is a multiple of four and kernel_width is not 1 chunk_rows * ((pixels - 1) *
 * stride_width + kernel_width)
 * * block_channels / 2 words, otherwise pixels * chunk_rows * row_words.
 */
void pex_conv_s8_dsp(const pex_conv_s8_dsp_params *params, const int8_t *const *rows,
                     int8_t *output, int32_t output_pixel_bytes, const pex_part *part);

#endif
