#ifndef PEX_SOFTMAX_S8_H
#define PEX_SOFTMAX_S8_H

#include <stdint.h>

/* Fixed facts of one softmax. */
typedef struct {
  int32_t depth;
  int32_t input_multiplier;
  int32_t input_shift;
  int32_t diff_min;
} pex_softmax_s8_params;

/* Computes elements [first_element, end_element) of the softmax over runs of depth elements.
 *
 * Shapes: input and output are [runs][depth], contiguous, and point at element 0.
 *
 * Quantisation: the output has scale 1/256 and zero point -128. A difference to the run's largest
 *   input below diff_min counts as zero; others are brought to a fixed point of 5 integer bits by
 *   input_multiplier * 2^(input_shift - 31), with input_shift >= 0, and exponentiated, summed (12
 *   integer bits) and divided in fixed point (pex_fixed_point.h), as TFLite's reference kernel
 * does. Where the exponentials sum to 512 or more, which that kernel refuses, every output is -128.
 *
 * Scratch: none. The output may be the input, or start below it if the input is not needed later:
 *   elements are made upwards, each read before it is written.
 *
 * Preconditions: first_element and end_element are multiples of depth, in this order and not
 *   negative; depth is in 1..4095; input_shift is in 0..31 and diff_min is negative or zero, such
 *   that no rescaled difference overflows.
 */
void pex_softmax_s8(const pex_softmax_s8_params *params, const int8_t *input, int8_t *output,
                    int32_t first_element, int32_t end_element);

#endif
