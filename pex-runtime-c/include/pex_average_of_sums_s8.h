#ifndef PEX_AVERAGE_OF_SUMS_S8_H
#define PEX_AVERAGE_OF_SUMS_S8_H

#include <stdint.h>

/* Fixed facts of one average whose sums were made row by row. */
typedef struct {
  int32_t count;
  int32_t channels;
  int32_t activation_min;
  int32_t activation_max;
} pex_average_of_sums_s8_params;

/* Computes the average pooling of a whole tensor from the sums of all pixels (pex_sum_pixels_s8).
 *
 * Shapes: sums and output are [channels].
 *
 * Quantisation: out = clamp(round(sum / count)), halves away from zero, as pex_average_pool_s8.
 *
 * Scratch: none. The output may overlap the sums where it starts at their first byte or before.
 *
 * Preconditions: count is positive; activation_min and activation_max are int8 values, in order.
 */
void pex_average_of_sums_s8(const pex_average_of_sums_s8_params *params, const int32_t *sums,
                            int8_t *output);

#endif
