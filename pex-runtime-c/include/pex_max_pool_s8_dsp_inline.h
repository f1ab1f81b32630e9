#ifndef PEX_MAX_POOL_S8_DSP_INLINE_H
#define PEX_MAX_POOL_S8_DSP_INLINE_H

#include <stddef.h>
#include <stdint.h>

#include "pex_assert.h"
#include "pex_dsp.h"
#include "pex_inline.h"
#include "pex_max_pool_s8_dsp.h"
#include "pex_pool.h"

/* The body of pex_max_pool_s8_dsp, for calls with constant parameters. */

/* Four channels of a pixel. */
static PEX_INLINE uint32_t pex_max_pool_dsp_four(const pex_pool_params *params,
                                                 pex_pool_window inputs, int32_t columns,
                                                 int32_t channel) {
  const uint32_t ones = 0x01010101U;
  uint32_t largest = (uint32_t)(params->activation_min & 0xff) * ones;
  PEX_UNROLL(4)
  for (int32_t k = 0; k < params->kernel_height; k++) {
    if (inputs.rows[k] != NULL) {
      const int8_t *input = inputs.rows[k] + inputs.offset + channel;
      PEX_UNROLL(4)
      for (int32_t i = 0; i < columns; i++) {
        largest = pex_dsp_max8(largest, pex_dsp_load(input));
        input += inputs.stride;
      }
    }
  }
  return params->activation_max == INT8_MAX
             ? largest
             : pex_dsp_min8(largest, (uint32_t)(params->activation_max & 0xff) * ones);
}

/* All channels of a pixel, of which there are at least four; the last four may overlap others. */
static PEX_INLINE void pex_max_pool_dsp_pixel(const pex_pool_params *params, pex_pool_window inputs,
                                              int32_t columns, int8_t *output, int32_t channels) {
  for (int32_t next = 0; next < channels; next += 4) {
    const int32_t channel = next < channels - 4 ? next : channels - 4;
    pex_dsp_store(output + channel, pex_max_pool_dsp_four(params, inputs, columns, channel));
  }
}

static PEX_INLINE void pex_max_pool_s8_dsp_inline(const pex_max_pool_s8_dsp_params *params,
                                                  const int8_t *const *rows, int8_t *output,
                                                  int32_t output_pixel_bytes,
                                                  const pex_part *part) {
  PEX_ASSERT(0 <= part->first_column && part->end_column <= params->output_width);
  PEX_ASSERT(0 <= part->first_channel && part->end_channel <= params->output_channels);
  const int32_t channels = part->end_channel - part->first_channel;
  if (channels < 4) {
    pex_max_pool_s8(params, rows, output, output_pixel_bytes, part);
    return;
  }
  for (int32_t column = part->first_column; column < part->end_column; column++) {
    const pex_pool_window inputs = pex_pool_window_of(params, rows, part, column);
    PEX_ASSERT(inputs.columns > 0);
    if (PEX_IS_LITERAL(params->kernel_width) && inputs.columns == params->kernel_width) {
      pex_max_pool_dsp_pixel(params, inputs, params->kernel_width, output, channels);
    } else {
      pex_max_pool_dsp_pixel(params, inputs, inputs.columns, output, channels);
    }
    output += output_pixel_bytes;
  }
}

#endif
