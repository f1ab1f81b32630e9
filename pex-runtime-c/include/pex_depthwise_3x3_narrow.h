#ifndef PEX_DEPTHWISE_3X3_NARROW_H
#define PEX_DEPTHWISE_3X3_NARROW_H

#include <stdbool.h>
#include <stdint.h>

#include "pex_depthwise_3x3_channel.h"
#include "pex_depthwise_3x3_span.h"
#include "pex_dsp.h"
#include "pex_inline.h"
#include "pex_requantize_dsp.h"

/* Rows of few outputs in pex_depthwise_3x3_s8_dsp, which are made all at once: their sums are in
 * registers, and what belongs to a channel needs not to be. */

enum { PEX_DEPTHWISE_3X3_NARROW = 6 };

typedef struct {
  int32_t of[PEX_DEPTHWISE_3X3_NARROW];
} pex_depthwise_3x3_narrow_sums;

/* The output that reads column x by column `tap` of its window; -1 if there is none. Column 0 is
 * the left one of the first window. */
static PEX_INLINE int32_t pex_depthwise_3x3_reader(const pex_depthwise_3x3_s8_dsp_params *params,
                                                   int32_t columns, int32_t x, int32_t tap) {
  const int32_t left = x - tap;
  const int32_t reader = left / params->stride_width;
  return left >= 0 && left % params->stride_width == 0 && reader < columns ? reader : -1;
}

/* Adds a pixel of rows 0 and 1 to the sums of the outputs that read it. */
static PEX_INLINE void pex_depthwise_3x3_add_upper(const pex_depthwise_3x3_s8_dsp_params *params,
                                                   pex_depthwise_3x3_channel channel,
                                                   int32_t columns, int32_t x, uint32_t pixel,
                                                   pex_depthwise_3x3_narrow_sums *sums) {
  const uint32_t weights[3] = {channel.left, channel.middle, channel.right};
  PEX_UNROLL(3)
  for (int32_t tap = 0; tap < 3; tap++) {
    const int32_t i = pex_depthwise_3x3_reader(params, columns, x, tap);
    if (i >= 0) {
      sums->of[i] = pex_dsp_smlad(pixel, weights[tap], sums->of[i]);
    }
  }
}

/* The same for row 2. */
static PEX_INLINE void pex_depthwise_3x3_add_lower(const pex_depthwise_3x3_s8_dsp_params *params,
                                                   pex_depthwise_3x3_channel channel,
                                                   int32_t columns, int32_t x, uint32_t pixel,
                                                   pex_depthwise_3x3_narrow_sums *sums) {
  PEX_UNROLL(3)
  for (int32_t tap = 0; tap < 3; tap++) {
    const int32_t i = pex_depthwise_3x3_reader(params, columns, x, tap);
    if (i >= 0) {
      sums->of[i] =
          tap == 0 ? pex_dsp_smlabb(pixel, channel.bottom, sums->of[i])
                   : pex_dsp_smlabt(pixel, tap == 1 ? channel.bottom : channel.last, sums->of[i]);
    }
  }
}

/* Makes a row of one channel. All sizes are literals, so that the loops disappear. */
static PEX_INLINE void pex_depthwise_3x3_narrow(const pex_depthwise_3x3_s8_dsp_params *params,
                                                pex_depthwise_3x3_span span,
                                                const int8_t *const *rows, int8_t *output,
                                                pex_depthwise_3x3_channel channel,
                                                pex_dsp_pair scale,
                                                pex_depthwise_3x3_column zero_points) {
  const int32_t step = params->input_pixel_bytes;
  const int32_t first = span.left_padding ? 1 : 0;
  const int32_t read = (span.columns - 1) * params->stride_width + 3;
  const int32_t end = read - (span.right_padding ? 1 : 0);
  const int8_t *row2 = rows[2];
  pex_depthwise_3x3_narrow_sums sums = {{0}};
  PEX_UNROLL(6)
  for (int32_t i = 0; i < span.columns; i++) {
    sums.of[i] = channel.bias;
  }
  PEX_UNROLL(16)
  for (int32_t x = 0; x < read; x++) {
    const int32_t place = (x - first) * step;
    const uint32_t pixel = x >= first && x < end
                               ? pex_dsp_pkhbt((uint32_t)rows[0][place], (uint32_t)rows[1][place])
                               : zero_points.upper;
    pex_depthwise_3x3_add_upper(params, channel, span.columns, x, pixel, &sums);
    pex_dsp_in_order();
  }
  PEX_DSP_SETTLE(row2, sums.of[0], sums.of[span.columns - 1]);
  PEX_UNROLL(16)
  for (int32_t x = 0; x < read; x++) {
    const bool inside = x >= first && x < end;
    const uint32_t pixel = inside ? (uint32_t)row2[(x - first) * step] : zero_points.lower;
    pex_depthwise_3x3_add_lower(params, channel, span.columns, x, pixel, &sums);
    pex_dsp_in_order();
  }
  PEX_UNROLL(6)
  for (int32_t i = 0; i < span.columns; i++) {
    output[i * span.output_pixel_bytes] =
        (int8_t)pex_dsp_output(sums.of[i], scale, channel.last, pex_depthwise_3x3_ends(params));
  }
}

#endif
