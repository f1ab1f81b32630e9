#ifndef PEX_AVERAGE_POOL_S8_DSP_H
#define PEX_AVERAGE_POOL_S8_DSP_H

#include "pex_average_pool_s8.h"

/* Fixed facts of one average pooling. */
typedef pex_pool_params pex_average_pool_s8_dsp_params;

/* Computes a part of one row of average pooling, as pex_average_pool_s8, with the DSP instructions
 * of Cortex-M4, M7 and M33; parts of fewer than four channels are left to that.
 *
 * Shapes, quantisation, scratch: as pex_average_pool_s8.
 *
 * Preconditions: as pex_average_pool_s8; kernel_height * kernel_width is at most 256.
 */
void pex_average_pool_s8_dsp(const pex_average_pool_s8_dsp_params *params,
                             const int8_t *const *rows, int8_t *output, int32_t output_pixel_bytes,
                             const pex_part *part);

#endif
