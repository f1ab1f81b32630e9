#ifndef PEX_AVERAGE_POOL_S8_DSP_INLINE_H
#define PEX_AVERAGE_POOL_S8_DSP_INLINE_H

#include <stddef.h>
#include <stdint.h>

#include "pex_assert.h"
#include "pex_average.h"
#include "pex_average_pool_s8_dsp.h"
#include "pex_dsp.h"
#include "pex_inline.h"
#include "pex_pool.h"
#include "pex_requantize.h"

/* The body of pex_average_pool_s8_dsp, for calls with constant parameters. */

/* How many inputs halves can sum. */
enum { PEX_AVERAGE_DSP_MOST = 256 };

/* The sums of channels 0 and 2, and of 1 and 3, as halves. */
typedef struct {
  uint32_t even;
  uint32_t odd;
} pex_average_dsp_sums;

static PEX_INLINE pex_average_dsp_sums pex_average_dsp_add(int32_t kernel_height,
                                                           pex_pool_window inputs, int32_t columns,
                                                           int32_t channel) {
  pex_average_dsp_sums sums = {0, 0};
  PEX_UNROLL(4)
  for (int32_t k = 0; k < kernel_height; k++) {
    if (inputs.rows[k] != NULL) {
      const int8_t *input = inputs.rows[k] + inputs.offset + channel;
      PEX_UNROLL(4)
      for (int32_t i = 0; i < columns; i++) {
        const uint32_t four = pex_dsp_load(input);
        sums.even = pex_dsp_sxtab16(sums.even, four);
        sums.odd = pex_dsp_sxtab16_ror8(sums.odd, four);
        input += inputs.stride;
      }
    }
  }
  return sums;
}

static PEX_INLINE int8_t pex_average_dsp_output(const pex_pool_params *params, pex_average average,
                                                int32_t sum) {
  const int32_t divided = pex_average_divide(average, sum);
  return params->activation_min == INT8_MIN && params->activation_max == INT8_MAX
             ? (int8_t)divided
             : pex_clamp(divided, params->activation_min, params->activation_max);
}

/* All channels of a pixel, of which there are at least four; the last four may overlap others. */
static PEX_INLINE void pex_average_dsp_pixel(const pex_pool_params *params, pex_pool_window inputs,
                                             int32_t columns, pex_average average, int8_t *output,
                                             int32_t channels) {
  for (int32_t next = 0; next < channels; next += 4) {
    const int32_t channel = next < channels - 4 ? next : channels - 4;
    const pex_average_dsp_sums sums =
        pex_average_dsp_add(params->kernel_height, inputs, columns, channel);
    int8_t *const four = output + channel;
    four[0] = pex_average_dsp_output(params, average, (int16_t)(sums.even & 0xffffU));
    four[1] = pex_average_dsp_output(params, average, (int16_t)(sums.odd & 0xffffU));
    four[2] = pex_average_dsp_output(params, average, (int16_t)(sums.even >> 16));
    four[3] = pex_average_dsp_output(params, average, (int16_t)(sums.odd >> 16));
  }
}

static PEX_INLINE void pex_average_pool_s8_dsp_inline(const pex_average_pool_s8_dsp_params *params,
                                                      const int8_t *const *rows, int8_t *output,
                                                      int32_t output_pixel_bytes,
                                                      const pex_part *part) {
  PEX_ASSERT(0 <= part->first_column && part->end_column <= params->output_width);
  PEX_ASSERT(0 <= part->first_channel && part->end_channel <= params->output_channels);
  PEX_ASSERT(params->kernel_height * params->kernel_width <= PEX_AVERAGE_DSP_MOST);
  const int32_t channels = part->end_channel - part->first_channel;
  if (channels < 4) {
    pex_average_pool_s8(params, rows, output, output_pixel_bytes, part);
    return;
  }
  const int32_t row_count = pex_pool_rows_inside(rows, params->kernel_height);
  for (int32_t column = part->first_column; column < part->end_column; column++) {
    const pex_pool_window inputs = pex_pool_window_of(params, rows, part, column);
    PEX_ASSERT(row_count * inputs.columns > 0);
    const pex_average average = pex_average_of(row_count * inputs.columns);
    if (PEX_IS_LITERAL(params->kernel_width) && inputs.columns == params->kernel_width) {
      pex_average_dsp_pixel(params, inputs, params->kernel_width, average, output, channels);
    } else {
      pex_average_dsp_pixel(params, inputs, inputs.columns, average, output, channels);
    }
    output += output_pixel_bytes;
  }
}

#endif
