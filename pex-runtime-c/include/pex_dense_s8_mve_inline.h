#ifndef PEX_DENSE_S8_MVE_INLINE_H
#define PEX_DENSE_S8_MVE_INLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "pex_assert.h"
#include "pex_blocks_mve.h"
#include "pex_dense_s8_mve.h"
#include "pex_inline.h"
#include "pex_mve.h"
#include "pex_requantize_mve.h"

/* The body of pex_dense_s8_mve, for calls with constant parameters. */

/* The outputs of four units from their sums. */
static PEX_INLINE int32x4_t pex_dense_mve_outputs(const pex_dense_s8_mve_params *params,
                                                  int32x4_t sums, const int32_t *record) {
  const pex_mve_ends ends = {.zero_point = params->output_zero_point,
                             .min = params->activation_min,
                             .max = params->activation_max};
  const int32x4_t scaled =
      pex_mve_rescale_once(sums, pex_mve_scale_of(record), ends.min < ends.zero_point);
  return pex_mve_clamp(scaled, ends);
}

/* Stores the outputs of a block, of which `units` are there. */
static PEX_INLINE void pex_dense_mve_store(const pex_dense_s8_mve_params *params, int32x4_t sums,
                                           const int32_t *record, int8_t *output, int32_t units) {
  const int32x4_t outputs = pex_dense_mve_outputs(params, sums, record);
  pex_mve_store_block(output, outputs, units, params->units % 4 == 0);
}

/* Two blocks at a time; where their number is odd, the last one twice. */
static PEX_INLINE void pex_dense_s8_mve_inline(const pex_dense_s8_mve_params *params,
                                               const int8_t *input, int8_t *output,
                                               int32_t first_element, int32_t end_element) {
  PEX_ASSERT(first_element % 4 == 0 && end_element <= params->units);
  PEX_ASSERT(end_element % 4 == 0 || end_element == params->units);
  const bool whole_vectors = params->inputs % 16 == 0;
  const int32_t block_bytes = (params->inputs + 15) / 16 * 64;
  const int8_t *weights = params->weights + first_element / 4 * block_bytes;
  const int32_t *record = params->records + first_element / 4 * PEX_MVE_RECORD;
  for (int32_t unit = first_element; unit < end_element; unit += 8) {
    const bool last = unit + 4 >= end_element;
    const int8_t *next_weights = last ? weights : weights + block_bytes;
    const int32_t *const next_record = last ? record : record + PEX_MVE_RECORD;
    const int8_t *values = input;
    pex_mve_sums sums = pex_mve_start(record, next_record);
    PEX_UNROLL(4)
    for (int32_t left = params->inputs; left > 0; left -= 16) {
      pex_mve_dot_1x8(&sums, pex_mve_next_of(&values, left, whole_vectors), &weights,
                      &next_weights);
    }
    pex_dense_mve_store(params, pex_mve_first_sums(&sums), record, output + unit,
                        end_element - unit);
    if (!last) {
      pex_dense_mve_store(params, pex_mve_second_sums(&sums), next_record, output + unit + 4,
                          end_element - unit - 4);
    }
    weights = next_weights;
    record = next_record + PEX_MVE_RECORD;
  }
}

#endif
