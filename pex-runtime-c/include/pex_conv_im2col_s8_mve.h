#ifndef PEX_CONV_IM2COL_S8_MVE_H
#define PEX_CONV_IM2COL_S8_MVE_H

#include <stdint.h>

#include "pex_conv_s8_mve.h"
#include "pex_types.h"

/* The most bytes of a window, and words of scratch for two of so many. */
enum {
  PEX_CONV_IM2COL_S8_MVE_BYTES = 128,
  PEX_CONV_IM2COL_S8_MVE_WORDS = (2 * PEX_CONV_IM2COL_S8_MVE_BYTES + 16) / 4
};

/* Fixed facts of one convolution for MVE with a small window. */
typedef pex_conv_s8_mve_params pex_conv_im2col_s8_mve_params;

/* Computes a part of one row of a 2-D convolution, as pex_conv_s8_mve, from copies of the windows:
 * for kernels of which a tap is far from filling vectors.
 *
 * Shapes: as pex_conv_s8_mve, but weights are [blocks][vectors][4][16], where blocks =
 *   output_channels / 4 and vectors = window / 16, both rounded up, and window = kernel_height *
 *   kernel_width * input_channels: output channel, tap / 16, output channel % 4, tap % 16, where
 *   taps count kernel row, kernel column, input channel. Weights of taps that are not there are
 *   zero.
 *
 * Quantisation: as pex_conv_s8_mve.
 *
 * Scratch: two windows, rounded up to whole vectors, and a vector on the stack. The output does not
 *   overlap the input rows.
 *
 * Preconditions: as pex_conv_s8_mve, but any row may be NULL; the window has at most
 *   PEX_CONV_IM2COL_S8_MVE_BYTES bytes.
 */
void pex_conv_im2col_s8_mve(const pex_conv_im2col_s8_mve_params *params, const int8_t *const *rows,
                            int8_t *output, int32_t output_pixel_bytes, const pex_part *part);

#endif
