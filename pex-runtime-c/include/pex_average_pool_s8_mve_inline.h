#ifndef PEX_AVERAGE_POOL_S8_MVE_INLINE_H
#define PEX_AVERAGE_POOL_S8_MVE_INLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pex_assert.h"
#include "pex_average.h"
#include "pex_average_pool_s8_mve.h"
#include "pex_inline.h"
#include "pex_mve.h"
#include "pex_pool.h"

/* The body of pex_average_pool_s8_mve, for calls with constant parameters. */

/* The sums of four channels of a pixel from one on, or of those that the predicate allows. */
static PEX_INLINE int32x4_t pex_average_mve_add(int32_t kernel_height, pex_pool_window inputs,
                                                int32_t columns, int32_t channel, bool whole,
                                                mve_pred16_t there) {
  int32x4_t sums = vdupq_n_s32(0);
  PEX_UNROLL(4)
  for (int32_t k = 0; k < kernel_height; k++) {
    if (inputs.rows[k] != NULL) {
      const int8_t *input = inputs.rows[k] + inputs.offset + channel;
      PEX_UNROLL(4)
      for (int32_t i = 0; i < columns; i++) {
        sums = vaddq_s32(sums, whole ? vldrbq_s32(input) : vldrbq_z_s32(input, there));
        input += inputs.stride;
      }
    }
  }
  return sums;
}

/* As pex_average_divide. */
static PEX_INLINE int32x4_t pex_average_mve_divide(pex_average average, int32x4_t sums) {
  const int32x4_t numerators =
      vaddq_s32(vmlasq_n_s32(sums, vdupq_n_s32(4), average.start), vshrq_n_s32(sums, 31));
  return vaddq_n_s32(vmulhq_s32(numerators, vdupq_n_s32(average.multiplier)), -128);
}

/* The outputs of four channels of a pixel. */
static PEX_INLINE int32x4_t pex_average_mve_four(const pex_pool_params *params, pex_average average,
                                                 int32x4_t sums) {
  const int32x4_t outputs =
      vmaxq_s32(pex_average_mve_divide(average, sums), vdupq_n_s32(params->activation_min));
  return vminq_s32(outputs, vdupq_n_s32(params->activation_max));
}

static PEX_INLINE void pex_average_mve_pixel(const pex_pool_params *params, pex_pool_window inputs,
                                             int32_t columns, pex_average average, int8_t *output,
                                             int32_t channels) {
  const mve_pred16_t rest = vctp32q((uint32_t)channels % 4);
  int32_t channel = 0;
  for (; channel < channels - 3; channel += 4) {
    const int32x4_t sums =
        pex_average_mve_add(params->kernel_height, inputs, columns, channel, true, rest);
    vstrbq_s32(output + channel, pex_average_mve_four(params, average, sums));
  }
  if (channel < channels) {
    const int32x4_t sums =
        pex_average_mve_add(params->kernel_height, inputs, columns, channel, false, rest);
    vstrbq_p_s32(output + channel, pex_average_mve_four(params, average, sums), rest);
  }
}

static PEX_INLINE void pex_average_pool_s8_mve_inline(const pex_average_pool_s8_mve_params *params,
                                                      const int8_t *const *rows, int8_t *output,
                                                      int32_t output_pixel_bytes,
                                                      const pex_part *part) {
  PEX_ASSERT(0 <= part->first_column && part->end_column <= params->output_width);
  PEX_ASSERT(0 <= part->first_channel && part->end_channel <= params->output_channels);
  PEX_ASSERT(params->kernel_height * params->kernel_width <= PEX_AVERAGE_MOST);
  const int32_t channels = part->end_channel - part->first_channel;
  const int32_t row_count = pex_pool_rows_inside(rows, params->kernel_height);
  for (int32_t column = part->first_column; column < part->end_column; column++) {
    const pex_pool_window inputs = pex_pool_window_of(params, rows, part, column);
    PEX_ASSERT(row_count * inputs.columns > 0);
    const pex_average average = pex_average_of(row_count * inputs.columns);
    if (PEX_IS_LITERAL(params->kernel_width) && inputs.columns == params->kernel_width) {
      pex_average_mve_pixel(params, inputs, params->kernel_width, average, output, channels);
    } else {
      pex_average_mve_pixel(params, inputs, inputs.columns, average, output, channels);
    }
    output += output_pixel_bytes;
  }
}

#endif
