#ifndef PEX_MAX_POOL_S8_MVE_H
#define PEX_MAX_POOL_S8_MVE_H

#include "pex_max_pool_s8.h"

/* Fixed facts of one max pooling. */
typedef pex_pool_params pex_max_pool_s8_mve_params;

/* Computes a part of one row of max pooling, as pex_max_pool_s8, with the vectors of Cortex-M55.
 *
 * Shapes, quantisation, scratch, preconditions: as pex_max_pool_s8.
 */
void pex_max_pool_s8_mve(const pex_max_pool_s8_mve_params *params, const int8_t *const *rows,
                         int8_t *output, int32_t output_pixel_bytes, const pex_part *part);

#endif
