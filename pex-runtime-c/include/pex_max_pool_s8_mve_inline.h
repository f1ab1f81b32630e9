#ifndef PEX_MAX_POOL_S8_MVE_INLINE_H
#define PEX_MAX_POOL_S8_MVE_INLINE_H

#include <stddef.h>
#include <stdint.h>

#include "pex_assert.h"
#include "pex_inline.h"
#include "pex_max_pool_s8_mve.h"
#include "pex_mve.h"
#include "pex_pool.h"

/* The body of pex_max_pool_s8_mve, for calls with constant parameters. */

/* The channels of a pixel that the predicate allows, from one channel on. */
static PEX_INLINE int8x16_t pex_max_pool_mve_sixteen(const pex_pool_params *params,
                                                     pex_pool_window inputs, int32_t columns,
                                                     int32_t channel, mve_pred16_t there) {
  int8x16_t largest = vdupq_n_s8((int8_t)params->activation_min);
  PEX_UNROLL(4)
  for (int32_t k = 0; k < params->kernel_height; k++) {
    if (inputs.rows[k] != NULL) {
      const int8_t *input = inputs.rows[k] + inputs.offset + channel;
      PEX_UNROLL(4)
      for (int32_t i = 0; i < columns; i++) {
        largest = vmaxq_s8(largest, vldrbq_z_s8(input, there));
        input += inputs.stride;
      }
    }
  }
  return vminq_s8(largest, vdupq_n_s8((int8_t)params->activation_max));
}

static PEX_INLINE void pex_max_pool_mve_pixel(const pex_pool_params *params, pex_pool_window inputs,
                                              int32_t columns, int8_t *output, int32_t channels) {
  for (int32_t channel = 0; channel < channels; channel += 16) {
    const mve_pred16_t there = vctp8q((uint32_t)(channels - channel));
    vstrbq_p_s8(output + channel, pex_max_pool_mve_sixteen(params, inputs, columns, channel, there),
                there);
  }
}

static PEX_INLINE void pex_max_pool_s8_mve_inline(const pex_max_pool_s8_mve_params *params,
                                                  const int8_t *const *rows, int8_t *output,
                                                  int32_t output_pixel_bytes,
                                                  const pex_part *part) {
  PEX_ASSERT(0 <= part->first_column && part->end_column <= params->output_width);
  PEX_ASSERT(0 <= part->first_channel && part->end_channel <= params->output_channels);
  const int32_t channels = part->end_channel - part->first_channel;
  for (int32_t column = part->first_column; column < part->end_column; column++) {
    const pex_pool_window inputs = pex_pool_window_of(params, rows, part, column);
    PEX_ASSERT(inputs.columns > 0);
    if (PEX_IS_LITERAL(params->kernel_width) && inputs.columns == params->kernel_width) {
      pex_max_pool_mve_pixel(params, inputs, params->kernel_width, output, channels);
    } else {
      pex_max_pool_mve_pixel(params, inputs, inputs.columns, output, channels);
    }
    output += output_pixel_bytes;
  }
}

#endif
