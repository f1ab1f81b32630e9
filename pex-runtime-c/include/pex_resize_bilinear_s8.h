#ifndef PEX_RESIZE_BILINEAR_S8_H
#define PEX_RESIZE_BILINEAR_S8_H

#include <stdint.h>

#include "pex_types.h"

/* Fixed facts of one resizing; output row r lies at row (r * row_step + row_start) / 1024 of the
 * input, or at row 0 where that is negative; columns likewise. */
typedef struct {
  int32_t input_width;
  int32_t input_pixel_bytes;
  int32_t output_width;
  int32_t output_channels;
  int32_t row_step;
  int32_t row_start;
  int32_t column_step;
  int32_t column_start;
} pex_resize_bilinear_s8_params;

/* Computes a part of one row of a resized tensor: means of the four input elements around each
 * place, weighted by nearness.
 *
 * Shapes: rows[2] are the input row at or just above the place of output row `row`, and the one
 *   below it, each of [input_width] columns, input_pixel_bytes from one to the next; they point at
 *   channel first_channel of column 0. rows[1] may be NULL where rows[0] is the last. Rows and
 *   columns of weight zero are not read. output points at the first element computed, channel
 *   first_channel of column first_column; the next column is output_pixel_bytes further.
 *
 * Quantisation: input and output share scale and zero point. Weights are in units of 1/1024 in both
 *   directions; the sum is divided by 2^20, halves away from zero.
 *
 * Scratch: none. The output does not overlap the input rows.
 *
 * Preconditions: rows[0] is not NULL; the part lies within the output, and the places of it within
 *   the input; row_step and column_step are not negative.
 */
void pex_resize_bilinear_s8(const pex_resize_bilinear_s8_params *params, const int8_t *const *rows,
                            int32_t row, int8_t *output, int32_t output_pixel_bytes,
                            const pex_part *part);

#endif
