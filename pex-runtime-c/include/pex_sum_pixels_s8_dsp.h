#ifndef PEX_SUM_PIXELS_S8_DSP_H
#define PEX_SUM_PIXELS_S8_DSP_H

#include <stdint.h>

/* Adds pixels to a sum for each channel, as pex_sum_pixels_s8, with the DSP instructions of
 * Cortex-M4, M7 and M33.
 *
 * Shapes, scratch, preconditions: as pex_sum_pixels_s8.
 */
void pex_sum_pixels_s8_dsp(const int8_t *values, int32_t pixels, int32_t channels, int32_t *sums);

#endif
