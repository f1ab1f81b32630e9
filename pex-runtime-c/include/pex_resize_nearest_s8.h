#ifndef PEX_RESIZE_NEAREST_S8_H
#define PEX_RESIZE_NEAREST_S8_H

#include <stdint.h>

#include "pex_types.h"

/* Fixed facts of one resizing; output column c is input column
 * (c * column_step + column_start) / column_unit. */
typedef struct {
  int32_t input_width;
  int32_t input_pixel_bytes;
  int32_t output_width;
  int32_t output_channels;
  int32_t column_step;
  int32_t column_start;
  int32_t column_unit;
} pex_resize_nearest_s8_params;

/* Computes a part of one row of a resized tensor: of each column the nearest one of an input row.
 *
 * Shapes: rows[1] is the nearest input row of [input_width] columns, input_pixel_bytes from one to
 *   the next, and points at channel first_channel of column 0. output points at the first element
 *   computed, channel first_channel of column first_column; the next column is output_pixel_bytes
 *   further.
 *
 * Quantisation: input and output share scale and zero point.
 *
 * Scratch: none. The output does not overlap the input row.
 *
 * Preconditions: rows[0] is not NULL; the part lies within the output, and the input columns of it
 *   within the input; column_step and column_start are not negative, column_unit is positive.
 */
void pex_resize_nearest_s8(const pex_resize_nearest_s8_params *params, const int8_t *const *rows,
                           int8_t *output, int32_t output_pixel_bytes, const pex_part *part);

#endif
