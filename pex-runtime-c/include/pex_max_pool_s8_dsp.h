#ifndef PEX_MAX_POOL_S8_DSP_H
#define PEX_MAX_POOL_S8_DSP_H

#include "pex_max_pool_s8.h"

/* Fixed facts of one max pooling. */
typedef pex_pool_params pex_max_pool_s8_dsp_params;

/* Computes a part of one row of max pooling, as pex_max_pool_s8, with the DSP instructions of
 * Cortex-M4, M7 and M33; parts of fewer than four channels are left to that.
 *
 * Shapes, quantisation, scratch, preconditions: as pex_max_pool_s8.
 */
void pex_max_pool_s8_dsp(const pex_max_pool_s8_dsp_params *params, const int8_t *const *rows,
                         int8_t *output, int32_t output_pixel_bytes, const pex_part *part);

#endif
