#ifndef PEX_CONV_OF_SLICES_S8_H
#define PEX_CONV_OF_SLICES_S8_H

#include <stdint.h>

#include "pex_conv_s8.h"

/* Adds what some consecutive input channels give to the sums of one output row of a convolution.
 *
 * Shapes: rows[kernel_height] are rows of a slice of the input, [input_width][channels]: channels
 *   first_channel and on; sums are [output_width][output_channels]. A row that is NULL is padding,
 *   as are the columns outside the tensor.
 *
 * Quantisation: sum += sum(weight * in); a tap on padding counts as input_zero_point * weight.
 *
 * Scratch: none. The sums do not overlap the input rows.
 *
 * Preconditions: as pex_conv_s8; first_channel + channels <= input_channels.
 */
void pex_conv_add_slice_s8(const pex_conv_s8_params *params, const int8_t *const *rows,
                           int32_t first_channel, int32_t channels, int32_t *sums);

/* Computes pixels of a convolution from the sums of all input channels, which start at zero.
 *
 * Shapes: sums and output are [pixels][output_channels].
 *
 * Quantisation: as pex_conv_s8.
 *
 * Scratch: none. The output may overlap the sums where it starts at their first byte or before.
 */
void pex_conv_of_sums_s8(const pex_conv_s8_params *params, const int32_t *sums, int8_t *output,
                         int32_t pixels);

#endif
