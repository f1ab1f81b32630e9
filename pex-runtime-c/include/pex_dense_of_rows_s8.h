#ifndef PEX_DENSE_OF_ROWS_S8_H
#define PEX_DENSE_OF_ROWS_S8_H

#include <stdint.h>

#include "pex_dense_s8.h"

/* Adds what some consecutive inputs give to the sum of each unit of a dense layer.
 *
 * Shapes: values are [count], inputs first_input and on; sums are [units].
 *
 * Scratch: none. The sums do not overlap the values.
 *
 * Preconditions: as pex_dense_s8; first_input + count <= inputs.
 */
void pex_dense_add_row_s8(const pex_dense_s8_params *params, const int8_t *values,
                          int32_t first_input, int32_t count, int32_t *sums);

/* Computes the units of a dense layer from the sums of all inputs, which start at zero.
 *
 * Shapes: sums and output are [units].
 *
 * Quantisation: as pex_dense_s8.
 *
 * Scratch: none. The output may overlap the sums where it starts at their first byte or before.
 */
void pex_dense_of_sums_s8(const pex_dense_s8_params *params, const int32_t *sums, int8_t *output);

#endif
