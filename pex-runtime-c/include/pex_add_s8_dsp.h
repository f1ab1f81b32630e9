#ifndef PEX_ADD_S8_DSP_H
#define PEX_ADD_S8_DSP_H

#include <stdbool.h>
#include <stdint.h>

/* Fixed facts of one addition. */
typedef struct {
  bool second_is_greater;
  int32_t greater_zero_point;
  int32_t lesser_zero_point;
  int32_t lesser_multiplier;
  int32_t lesser_shift;
  int32_t output_zero_point;
  int32_t output_multiplier;
  int32_t output_shift;
  int32_t activation_min;
  int32_t activation_max;
} pex_add_s8_dsp_params;

/* Computes elements [first_element, end_element) of the sum of two tensors of one shape, with the
 * DSP instructions of Cortex-M4, M7 and M33. The input of the greater scale enters with a factor of
 * one half: in pex_add_s8's words with multiplier 2^30 and shift 0.
 *
 * Shapes: first, second and output are contiguous, of any shape, and point at element 0.
 *
 * Quantisation: as pex_add_s8 with a left_shift of 20.
 *
 * Scratch: none. The output may be one of the inputs, or start below one that is not needed later:
 *   elements are made upwards, each read before it is written.
 *
 * Preconditions: 0 <= first_element <= end_element; zero points, activation_min and activation_max
 *   are int8 values; multipliers are not negative; shifts are in -22..-1.
 */
void pex_add_s8_dsp(const pex_add_s8_dsp_params *params, const int8_t *first, const int8_t *second,
                    int8_t *output, int32_t first_element, int32_t end_element);

#endif
