#ifndef PEX_DENSE_S8_SCALAR_INLINE_H
#define PEX_DENSE_S8_SCALAR_INLINE_H

#include "pex_assert.h"
#include "pex_dense_s8_scalar.h"
#include "pex_filters_scalar.h"
#include "pex_inline.h"
#include "pex_requantize_scalar.h"

/* The body of pex_dense_s8_scalar, for calls with constant parameters. */

static PEX_INLINE int8_t pex_dense_scalar_output(const pex_dense_s8_scalar_params *params,
                                                 int32_t sum, int32_t unit) {
  const pex_scalar_ends ends = {params->output_zero_point, params->activation_min,
                                params->activation_max};
  return pex_scalar_rescale_once(sum + params->bias[unit], params->multiplier[unit],
                                 -params->shift[unit], ends);
}

static PEX_INLINE void pex_dense_s8_scalar_inline(const pex_dense_s8_scalar_params *params,
                                                  const int8_t *input, int8_t *output,
                                                  int32_t first_element, int32_t end_element) {
  PEX_ASSERT(first_element % PEX_SCALAR_FILTERS == 0 && end_element <= params->units);
  const pex_scalar_run run = {input, 1, params->inputs};
  const int32_t start = params->raised ? pex_scalar_excess(run) : 0;
  const int32_t units = params->units;
  const int8_t *weights = params->weights + first_element * params->inputs;
  for (int32_t unit = first_element; unit < end_element; unit += PEX_SCALAR_FILTERS) {
    pex_scalar_sums sums = pex_scalar_start(start);
    pex_scalar_add_run(&sums, run, weights, params->raised);
    output[unit] = pex_dense_scalar_output(params, sums.first, unit);
    if (pex_scalar_has(units, unit, 1)) {
      output[unit + 1] = pex_dense_scalar_output(params, sums.second, unit + 1);
    }
    if (pex_scalar_has(units, unit, 2)) {
      output[unit + 2] = pex_dense_scalar_output(params, sums.third, unit + 2);
    }
    if (pex_scalar_has(units, unit, 3)) {
      output[unit + 3] = pex_dense_scalar_output(params, sums.fourth, unit + 3);
    }
    weights += PEX_SCALAR_FILTERS * params->inputs;
  }
}

#endif
