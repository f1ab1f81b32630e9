#ifndef PEX_CONCATENATE_S8_H
#define PEX_CONCATENATE_S8_H

#include <stdint.h>

#include "pex_types.h"

/* Fixed facts of one operand of a concatenation; first_column is where it starts in the output. */
typedef struct {
  int32_t input_width;
  int32_t input_pixel_bytes;
  int32_t output_width;
  int32_t output_channels;
  int32_t first_column;
} pex_concatenate_s8_params;

/* Computes a part of one row of a concatenation that lies within one of its operands: copies it.
 *
 * Shapes: rows[1] is the operand's row of [input_width] columns, input_pixel_bytes from one to the
 *   next, and points at what becomes channel first_channel of the part, in column 0 of the operand.
 *   output points at the first element computed, channel first_channel of column first_column of
 *   the part; the next column is output_pixel_bytes further.
 *
 * Quantisation: operands and output share scale and zero point.
 *
 * Scratch: none. The output does not overlap the operand's row.
 *
 * Preconditions: rows[0] is not NULL; the part lies within the operand, the operand within the
 *   output.
 */
void pex_concatenate_s8(const pex_concatenate_s8_params *params, const int8_t *const *rows,
                        int8_t *output, int32_t output_pixel_bytes, const pex_part *part);

#endif
