#ifndef PEX_MAX_POOL_S8_H
#define PEX_MAX_POOL_S8_H

#include <stdint.h>

#include "pex_pool.h"
#include "pex_types.h"

/* Fixed facts of one max pooling. */
typedef pex_pool_params pex_max_pool_s8_params;

/* Computes a part of one row of max pooling: per channel the largest input inside the window.
 *
 * Shapes: rows[kernel_height] are input rows of [input_width] columns, input_pixel_bytes from one
 * to the next; they point at channel first_channel of column 0. output points at the first element
 *   computed, channel first_channel of column first_column; the next column is output_pixel_bytes
 *   further. A row that is NULL is padding, as are the columns outside the tensor; padding takes no
 *   part.
 *
 * Quantisation: input and output share scale and zero point; out = clamp(max(in)).
 *
 * Scratch: none. The output does not overlap the input rows.
 *
 * Preconditions: the part lies within the output; every window has an input inside; activation_min
 *   and activation_max are int8 values, in this order.
 */
void pex_max_pool_s8(const pex_max_pool_s8_params *params, const int8_t *const *rows,
                     int8_t *output, int32_t output_pixel_bytes, const pex_part *part);

#endif
