#ifndef PEX_ADD_S8_SCALAR_H
#define PEX_ADD_S8_SCALAR_H

#include <stdint.h>

#include "pex_add_s8.h"

/* Fixed facts of one addition. */
typedef pex_add_s8_params pex_add_s8_scalar_params;

/* Computes elements [first_element, end_element) of the sum or difference of two tensors of one
 * shape, as pex_add_s8, for cores without instructions for vectors (Cortex-M0+, M3).
 *
 * Shapes, quantisation, scratch: as pex_add_s8.
 *
 * Preconditions: as pex_add_s8_dsp.
 */
void pex_add_s8_scalar(const pex_add_s8_scalar_params *params, const int8_t *first,
                       const int8_t *second, int8_t *output, int32_t first_element,
                       int32_t end_element);

#endif
