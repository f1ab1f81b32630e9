#ifndef PEX_MEAN_OF_SUMS_S8_H
#define PEX_MEAN_OF_SUMS_S8_H

#include <stdint.h>

/* Fixed facts of one mean whose sums were made row by row. */
typedef struct {
  int32_t count;
  int32_t channels;
  int32_t input_zero_point;
  int32_t output_zero_point;
  int32_t output_multiplier;
  int32_t output_shift;
} pex_mean_of_sums_s8_params;

/* Computes the mean over height and width from the sums of all pixels (pex_sum_pixels_s8).
 *
 * Shapes: sums and output are [channels].
 *
 * Quantisation: as pex_mean_s8; count is the number of pixels.
 *
 * Scratch: none. The output may overlap the sums where it starts at their first byte or before.
 *
 * Preconditions: as pex_mean_s8.
 */
void pex_mean_of_sums_s8(const pex_mean_of_sums_s8_params *params, const int32_t *sums,
                         int8_t *output);

#endif
