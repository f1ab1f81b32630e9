#ifndef PEX_MUL_S8_H
#define PEX_MUL_S8_H

#include <stdint.h>

/* Fixed facts of one multiplication. */
typedef struct {
  int32_t second_elements;
  int32_t first_zero_point;
  int32_t second_zero_point;
  int32_t output_zero_point;
  int32_t output_multiplier;
  int32_t output_shift;
  int32_t activation_min;
  int32_t activation_max;
} pex_mul_s8_params;

/* Computes elements [first_element, end_element) of the product of two tensors; the second repeats
 * after second_elements.
 *
 * Shapes: first and output are contiguous, of any shape, and point at element 0; second is
 *   [second_elements].
 *
 * Quantisation: out = clamp(output_zero_point + rescale((first - first_zero_point) *
 *   (second - second_zero_point))), with rescale by output_multiplier * 2^(output_shift - 31)
 *   rounded twice (pex_requantize.h).
 *
 * Scratch: none. The output may be the first input, or start below one that is not needed later:
 *   elements are made upwards, each read before it is written. The second input must stay if it
 *   repeats.
 *
 * Preconditions: 0 <= first_element <= end_element; second_elements is positive; zero points,
 *   activation_min and activation_max are int8 values; multiplier and shift as in pex_requantize.h.
 */
void pex_mul_s8(const pex_mul_s8_params *params, const int8_t *first, const int8_t *second,
                int8_t *output, int32_t first_element, int32_t end_element);

#endif
