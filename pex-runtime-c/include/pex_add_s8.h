#ifndef PEX_ADD_S8_H
#define PEX_ADD_S8_H

#include <stdint.h>

/* Fixed facts of one addition. */
typedef struct {
  int32_t left_shift;
  int32_t first_zero_point;
  int32_t first_multiplier;
  int32_t first_shift;
  int32_t second_zero_point;
  int32_t second_multiplier;
  int32_t second_shift;
  int32_t output_zero_point;
  int32_t output_multiplier;
  int32_t output_shift;
  int32_t activation_min;
  int32_t activation_max;
} pex_add_s8_params;

/* Computes elements [first_element, end_element) of the sum of two tensors of one shape, or with a
 * negative second_multiplier of their difference.
 *
 * Shapes: first, second and output are contiguous, of any shape, and point at element 0.
 *
 * Quantisation: each input is brought to a common scale by
 *   rescale((in - zero_point) * 2^left_shift), their sum to the output's by another rescale, the
 *   output zero point added, and the result clamped; rescale is by multiplier * 2^(shift - 31),
 *   rounded twice (pex_requantize.h).
 *
 * Scratch: none. The output may be one of the inputs, or start below one that is not needed later:
 *   elements are made upwards, each read before it is written.
 *
 * Preconditions: 0 <= first_element <= end_element; zero points, activation_min and activation_max
 *   are int8 values; left_shift is in 0..22; the input shifts are not positive; multipliers and
 *   shifts as in pex_requantize.h.
 */
void pex_add_s8(const pex_add_s8_params *params, const int8_t *first, const int8_t *second,
                int8_t *output, int32_t first_element, int32_t end_element);

#endif
