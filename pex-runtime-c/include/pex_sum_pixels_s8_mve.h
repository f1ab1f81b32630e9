#ifndef PEX_SUM_PIXELS_S8_MVE_H
#define PEX_SUM_PIXELS_S8_MVE_H

#include <stdint.h>

/* Adds pixels to a sum for each channel, as pex_sum_pixels_s8, with the vectors of Cortex-M55.
 *
 * Shapes, scratch, preconditions: as pex_sum_pixels_s8.
 */
void pex_sum_pixels_s8_mve(const int8_t *values, int32_t pixels, int32_t channels, int32_t *sums);

#endif
