#ifndef PEX_DENSE_S8_DSP_H
#define PEX_DENSE_S8_DSP_H

#include <stdint.h>

/* Words of stack that a call uses for inputs in 16 bits and for sums. */
#define PEX_DENSE_DSP_SCRATCH_WORDS 96

/* Fixed facts of one dense layer for cores with the DSP instructions (Cortex-M4, M7, M33).
 *
 * weights are [pairs][words] of two units each, as the filters of pex_conv_s8_dsp.h with one kernel
 * row of all inputs. outputs are [pairs][5]: the bias of the first and the second unit (with the
 * input's zero point folded in as for pex_dense_s8), their multipliers, and first + 256 * second of
 * -2 less their shifts. */
typedef struct {
  int32_t inputs;
  int32_t units;
  const int32_t *weights;
  const int32_t *outputs;
  int32_t output_zero_point;
  int32_t activation_min;
  int32_t activation_max;
  /* Words of weights that the input is widened for at a time; and how many pairs' sums are kept
   * until the next words, 0 where those are all. */
  int32_t chunk_words;
  int32_t chunk_pairs;
} pex_dense_s8_dsp_params;

/* Computes units [first_element, end_element) of a dense (fully connected) layer; bytes are those
 * of pex_dense_s8.
 *
 * Shapes: input is [inputs]; output is [units] and points at unit 0.
 *
 * Quantisation: as pex_dense_s8.
 *
 * Scratch: PEX_DENSE_DSP_SCRATCH_WORDS on the stack. The output does not overlap the input.
 *
 * Preconditions: first_element is even, and end_element is even or units; shifts are in -24..-2;
 *   |bias| + 128 * sum(|weight|) of each unit is below 2^23; 256 * second + first of all weights is
 *   in int16; chunk_words is all words of a pair, or even; chunk_words + 2 * chunk_pairs is at most
 *   the scratch.
 */
void pex_dense_s8_dsp(const pex_dense_s8_dsp_params *params, const int8_t *input, int8_t *output,
                      int32_t first_element, int32_t end_element);

#endif
