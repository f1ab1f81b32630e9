#ifndef PEX_CONV_S8_SCALAR_H
#define PEX_CONV_S8_SCALAR_H

#include <stdbool.h>
#include <stdint.h>

#include "pex_types.h"

/* Fixed facts of one convolution for cores without instructions for vectors (Cortex-M0+, M3). */
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
  const int32_t *bias;
  const int32_t *multiplier;
  const int8_t *shift;
  int32_t input_zero_point;
  int32_t output_zero_point;
  int32_t activation_min;
  int32_t activation_max;
  /* Whether weights are stored plus 128 (pex_filters_scalar.h); otherwise two pixels are computed
   * at a time. */
  bool raised;
} pex_conv_s8_scalar_params;

/* Computes a part of one row of a 2-D convolution; bytes are those of pex_conv_s8.
 *
 * Shapes: rows, output, part, bias, multiplier and shift as for pex_conv_s8. weights are
 *   [output_channels / 4, rounded up][kernel_height][kernel_width][input_channels][4]; those of
 *   filters that are not there are zero. first_channel is a multiple of four, and end_channel too
 *   or output_channels. Dilation is 1.
 *
 * Quantisation: as pex_conv_s8.
 *
 * Scratch: none. The output does not overlap the input rows.
 *
 * Preconditions: as pex_conv_s8; shifts are in -22..-1; |bias| + 128 * sum(|weight|) of each filter
 *   is below 2^23.
 */
void pex_conv_s8_scalar(const pex_conv_s8_scalar_params *params, const int8_t *const *rows,
                        int8_t *output, int32_t output_pixel_bytes, const pex_part *part);

#endif
