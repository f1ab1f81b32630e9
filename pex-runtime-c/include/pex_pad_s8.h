#ifndef PEX_PAD_S8_H
#define PEX_PAD_S8_H

#include <stdint.h>

#include "pex_types.h"

/* Fixed facts of one padding. */
typedef struct {
  int32_t input_width;
  int32_t input_pixel_bytes;
  int32_t output_width;
  int32_t output_channels;
  int32_t padding_left;
  int32_t input_zero_point;
} pex_pad_s8_params;

/* Computes a part of one row of a padded tensor: the input row between columns of the zero point,
 * or, where padding_left is negative, without so many columns at its start.
 *
 * Shapes: rows[1] is the input row of [input_width] columns, input_pixel_bytes from one to the
 * next, and points at channel first_channel of column 0; it is NULL for an output row above or
 * below the input. output points at the first element computed, channel first_channel of column
 *   first_column; the next column is output_pixel_bytes further.
 *
 * Quantisation: input and output share scale and zero point; padding holds input_zero_point.
 *
 * Scratch: none. The output does not overlap the input row.
 *
 * Preconditions: the part lies within the output; input_zero_point is an int8 value.
 */
void pex_pad_s8(const pex_pad_s8_params *params, const int8_t *const *rows, int8_t *output,
                int32_t output_pixel_bytes, const pex_part *part);

#endif
