#ifndef PEX_MEAN_S8_H
#define PEX_MEAN_S8_H

#include <stdbool.h>
#include <stdint.h>

/* Fixed facts of one mean. */
typedef struct {
  int32_t input_height;
  int32_t input_width;
  int32_t input_channels;
  bool over_height;
  bool over_width;
  int32_t input_zero_point;
  int32_t output_zero_point;
  int32_t output_multiplier;
  int32_t output_shift;
} pex_mean_s8_params;

/* Computes elements [first_element, end_element) of the mean over height, width or both.
 *
 * Shapes: input is [input_height][input_width][input_channels]; output is the same with 1 for each
 *   axis that the mean runs over, and points at element 0.
 *
 * Quantisation: out = clamp(output_zero_point + rescale(sum(in - input_zero_point))), with rescale
 *   by output_multiplier * 2^(output_shift - 31) rounded twice (pex_requantize.h); the multiplier
 *   holds the division by the number of inputs.
 *
 * Scratch: none. The output does not overlap the input.
 *
 * Preconditions: 0 <= first_element <= end_element <= elements of the output; zero points are int8
 *   values; the sum fits in int32; multiplier and shift as in pex_requantize.h.
 */
void pex_mean_s8(const pex_mean_s8_params *params, const int8_t *input, int8_t *output,
                 int32_t first_element, int32_t end_element);

#endif
