#ifndef PEX_REQUANTIZE_S8_H
#define PEX_REQUANTIZE_S8_H

#include <stdint.h>

/* Fixed facts of one change of quantisation. */
typedef struct {
  int32_t input_zero_point;
  int32_t output_zero_point;
  int32_t output_multiplier;
  int32_t output_shift;
  int32_t activation_min;
  int32_t activation_max;
} pex_requantize_s8_params;

/* Computes elements [first_element, end_element) of a tensor under another quantisation, clamped.
 *
 * Shapes: input and output are contiguous, of any shape, and point at element 0.
 *
 * Quantisation: out = clamp(output_zero_point + rescale(in - input_zero_point)), with rescale by
 *   output_multiplier * 2^(output_shift - 31) rounded twice (pex_requantize.h).
 *
 * Scratch: none. The output may be the input, or start below it if the input is not needed later:
 *   elements are made upwards, each read before it is written.
 *
 * Preconditions: 0 <= first_element <= end_element; zero points, activation_min and activation_max
 *   are int8 values; multiplier and shift as in pex_requantize.h.
 */
void pex_requantize_s8(const pex_requantize_s8_params *params, const int8_t *input, int8_t *output,
                       int32_t first_element, int32_t end_element);

#endif
