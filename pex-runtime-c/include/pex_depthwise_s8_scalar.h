#ifndef PEX_DEPTHWISE_S8_SCALAR_H
#define PEX_DEPTHWISE_S8_SCALAR_H

#include <stdbool.h>
#include <stdint.h>

#include "pex_types.h"

/* The most taps of a kernel. */
enum { PEX_DEPTHWISE_S8_SCALAR_TAPS = 49 };

/* Fixed facts of one depthwise convolution for cores without instructions for vectors (Cortex-M0+,
 * M3). */
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
  const int32_t *bias;
  const int32_t *multiplier;
  const int8_t *shift;
  int32_t input_zero_point;
  int32_t output_zero_point;
  int32_t activation_min;
  int32_t activation_max;
  /* Whether two pixels are computed at a time, where they see no padding. */
  bool pairs;
} pex_depthwise_s8_scalar_params;

/* Computes a part of one row of a depthwise convolution; bytes are those of pex_depthwise_s8 with a
 * channel multiplier of 1.
 *
 * Shapes: rows, output, part, bias, multiplier and shift as for pex_depthwise_s8. weights are
 *   [output_channels][kernel_height][kernel_width]. Dilation is 1.
 *
 * Quantisation: as pex_depthwise_s8.
 *
 * Scratch: none. The output does not overlap the input rows.
 *
 * Preconditions: as pex_depthwise_s8; no more than PEX_DEPTHWISE_S8_SCALAR_TAPS taps; shifts are in
 *   -22..-1; |bias| + 128 * sum(|weight|) of each channel is below 2^23.
 */
void pex_depthwise_s8_scalar(const pex_depthwise_s8_scalar_params *params,
                             const int8_t *const *rows, int8_t *output, int32_t output_pixel_bytes,
                             const pex_part *part);

#endif
