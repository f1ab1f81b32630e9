#ifndef PEX_DENSE_S8_SCALAR_H
#define PEX_DENSE_S8_SCALAR_H

#include <stdbool.h>
#include <stdint.h>

/* Fixed facts of one dense layer for cores without instructions for vectors (Cortex-M0+, M3). */
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
  /* Whether weights are stored plus 128 (pex_filters_scalar.h). */
  bool raised;
} pex_dense_s8_scalar_params;

/* Computes units [first_element, end_element) of a dense (fully connected) layer; bytes are those
 * of pex_dense_s8.
 *
 * Shapes: input, output, bias, multiplier and shift as for pex_dense_s8. weights are
 *   [units / 4, rounded up][inputs][4]; those of units that are not there are zero.
 *
 * Quantisation: as pex_dense_s8.
 *
 * Scratch: none. The output does not overlap the input.
 *
 * Preconditions: as pex_dense_s8; first_element is a multiple of four, and end_element too or
 *   units; shifts are in -22..-1; |bias| + 128 * sum(|weight|) of each unit is below 2^23.
 */
void pex_dense_s8_scalar(const pex_dense_s8_scalar_params *params, const int8_t *input,
                         int8_t *output, int32_t first_element, int32_t end_element);

#endif
