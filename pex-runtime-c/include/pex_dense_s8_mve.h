#ifndef PEX_DENSE_S8_MVE_H
#define PEX_DENSE_S8_MVE_H

#include <stdint.h>

/* Fixed facts of one dense layer for MVE. */
typedef struct {
  int32_t inputs;
  int32_t units;
  const int8_t *weights;
  const int32_t *records;
  int32_t output_zero_point;
  int32_t activation_min;
  int32_t activation_max;
} pex_dense_s8_mve_params;

/* Computes units [first_element, end_element) of a dense (fully connected) layer, as pex_dense_s8,
 * in blocks of four units.
 *
 * Shapes: input is [inputs]; weights are [blocks][vectors][4][16], where blocks = units / 4 and
 *   vectors = inputs / 16, both rounded up: unit, input / 16, unit % 4, input % 16; records are
 *   [blocks][9], as in pex_requantize_mve.h. Weights and records that are not there are zero.
 *   output is [units] and points at unit 0.
 *
 * Quantisation: as pex_dense_s8, rounded once; biases with the input's zero point folded in.
 *
 * Scratch: none. The output does not overlap the input.
 *
 * Preconditions: as pex_dense_s8; first_element is a multiple of four, end_element too or units;
 *   shifts are in -31..-2.
 */
void pex_dense_s8_mve(const pex_dense_s8_mve_params *params, const int8_t *input, int8_t *output,
                      int32_t first_element, int32_t end_element);

#endif
