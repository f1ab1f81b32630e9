#ifndef PEX_ADD_S8_MVE_H
#define PEX_ADD_S8_MVE_H

#include <stdint.h>

#include "pex_add_s8.h"

/* Fixed facts of one addition. */
typedef pex_add_s8_params pex_add_s8_mve_params;

/* Computes elements [first_element, end_element) of the sum or difference of two tensors of one
 * shape, as pex_add_s8, with the vectors of Cortex-M55.
 *
 * Shapes, quantisation, scratch: as pex_add_s8.
 *
 * Preconditions: as pex_add_s8_dsp.
 */
void pex_add_s8_mve(const pex_add_s8_mve_params *params, const int8_t *first, const int8_t *second,
                    int8_t *output, int32_t first_element, int32_t end_element);

#endif
