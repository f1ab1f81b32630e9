#ifndef PEX_DENSE_S8_H
#define PEX_DENSE_S8_H

#include <stdint.h>

/* Fixed facts of one dense layer. */
typedef struct {
  int32_t inputs;
  int32_t units;
  const int8_t *weights;
  const int32_t *bias;
  const int32_t *multiplier;
  const int8_t *shift;
  int32_t output_zero_point;
  int32_t activation_min;
  int32_t activation_max;
} pex_dense_s8_params;

/* Computes units [first_element, end_element) of a dense (fully connected) layer.
 *
 * Shapes: input is [inputs]; weights are [units][inputs]; bias, multiplier and shift are [units];
 *   output is [units] and points at unit 0.
 *
 * Quantisation: out = clamp(output_zero_point + rescale(bias + sum(weight * in))), with rescale by
 *   multiplier * 2^(shift - 31) rounded once, halves away from zero (pex_requantize.h). The bias
 * holds the input's zero point: bias = original - input_zero_point * sum(weights of the unit).
 *
 * Scratch: none. The output does not overlap the input.
 *
 * Preconditions: 0 <= first_element <= end_element <= units; sums fit in int32; activation_min and
 *   activation_max are int8 values, in this order; multipliers and shifts as in pex_requantize.h.
 */
void pex_dense_s8(const pex_dense_s8_params *params, const int8_t *input, int8_t *output,
                  int32_t first_element, int32_t end_element);

#endif
