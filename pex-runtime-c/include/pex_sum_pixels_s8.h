#ifndef PEX_SUM_PIXELS_S8_H
#define PEX_SUM_PIXELS_S8_H

#include <stdint.h>

/* Adds pixels to a sum for each channel: sums[c] += values[p * channels + c].
 *
 * Shapes: values are [pixels][channels], sums are [channels].
 *
 * Scratch: none. The sums do not overlap the values.
 *
 * Preconditions: the sums fit in int32.
 */
void pex_sum_pixels_s8(const int8_t *values, int32_t pixels, int32_t channels, int32_t *sums);

#endif
