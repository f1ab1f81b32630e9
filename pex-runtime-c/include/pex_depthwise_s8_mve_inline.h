#ifndef PEX_DEPTHWISE_S8_MVE_INLINE_H
#define PEX_DEPTHWISE_S8_MVE_INLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pex_assert.h"
#include "pex_blocks_mve.h"
#include "pex_depthwise_s8_mve.h"
#include "pex_inline.h"
#include "pex_mve.h"
#include "pex_requantize_mve.h"

/* The body of pex_depthwise_s8_mve, for calls with constant parameters. */

/* Channels for which the addresses of a pixel's taps are the same but for an offset: padding is as
 * many zero points. */
enum { PEX_DEPTHWISE_MVE_GROUP = 64 };

/* Where a pixel reads: its kernel rows at its first tap if it sees no padding, else each tap. */
typedef struct {
  const int8_t *starts[PEX_DEPTHWISE_S8_MVE_TAPS];
} pex_depthwise_mve_window;

/* What a tap reads of 16 channels, of which `left` are there. */
static PEX_INLINE int8x16_t pex_depthwise_mve_values(const pex_depthwise_s8_mve_params *params,
                                                     const pex_depthwise_mve_window *window,
                                                     bool inside, int32_t tap, int32_t offset,
                                                     int32_t left) {
  const int32_t row = tap / params->kernel_width;
  const int32_t column = tap % params->kernel_width;
  const int8_t *values =
      (inside ? window->starts[row] + column * params->input_pixel_bytes : window->starts[tap]) +
      offset;
  return pex_mve_load_of(values, left, params->output_channels % 16 == 0);
}

/* The outputs of 16 channels. */
static PEX_INLINE int8x16_t pex_depthwise_mve_outputs(const pex_depthwise_s8_mve_params *params,
                                                      const pex_mve_channel_sums *sums,
                                                      const int32_t *records) {
  const pex_mve_ends ends = {.zero_point = params->output_zero_point,
                             .min = params->activation_min,
                             .max = params->activation_max};
  int32x4_t scaled[4];
  PEX_UNROLL(4)
  for (int r = 0; r < 4; r++) {
    scaled[r] = pex_mve_rescale(sums->of[r], pex_mve_scale_of(records + r * PEX_MVE_RECORD),
                                ends.min < ends.zero_point);
  }
  return pex_mve_narrow(scaled, ends);
}

/* Computes one block of a pixel, of which `left` channels are there. Two taps at a time, because
 * the sum of their products still fits in int16. */
static PEX_INLINE void pex_depthwise_mve_block(const pex_depthwise_s8_mve_params *params,
                                               const pex_depthwise_mve_window *window, bool inside,
                                               int32_t offset, const int8_t *weights,
                                               const int32_t *records, int8_t *output,
                                               int32_t left) {
  const int32_t taps = params->kernel_height * params->kernel_width;
  pex_mve_channel_sums sums;
  PEX_UNROLL(4)
  for (int r = 0; r < 4; r++) {
    sums.of[r] = vldrwq_s32(records + r * PEX_MVE_RECORD);
  }
  PEX_UNROLL(12)
  for (int32_t tap = 0; tap < taps - 1; tap += 2) {
    const int8x16_t first = pex_depthwise_mve_values(params, window, inside, tap, offset, left);
    const int8x16_t second =
        pex_depthwise_mve_values(params, window, inside, tap + 1, offset, left);
    pex_mve_multiply_two(&sums, first, second, &weights);
  }
  if (taps % 2 == 1) {
    const int8x16_t last = pex_depthwise_mve_values(params, window, inside, taps - 1, offset, left);
    pex_mve_multiply_one(&sums, last, &weights);
  }
  const int8x16_t outputs = pex_depthwise_mve_outputs(params, &sums, records);
  if (params->output_channels % 16 == 0) {
    vstrbq_s8(output, outputs);
  } else {
    vstrbq_p_s8(output, outputs, vctp8q((uint32_t)left));
  }
}

/* Sets where each tap reads from channel `channel` of the part on. */
static PEX_INLINE void pex_depthwise_mve_find_taps(const pex_depthwise_s8_mve_params *params,
                                                   pex_depthwise_mve_window *window,
                                                   const int8_t *const *rows, int32_t first_column,
                                                   int32_t offset, const int8_t *padding) {
  const int8_t **start = window->starts;
  for (int32_t k = 0; k < params->kernel_height; k++) {
    for (int32_t t = 0; t < params->kernel_width; t++) {
      const int32_t column = first_column + t;
      const bool read = rows[k] != NULL && column >= 0 && column < params->input_width;
      *start++ = read ? rows[k] + offset + t * params->input_pixel_bytes : padding;
    }
  }
}

/* Computes one pixel. */
static PEX_INLINE void pex_depthwise_mve_pixel(const pex_depthwise_s8_mve_params *params,
                                               const int8_t *const *rows, int32_t first_column,
                                               const int8_t *padding, bool inside, int8_t *output,
                                               const pex_part *part) {
  const int32_t taps = params->kernel_height * params->kernel_width;
  const int32_t start = (first_column - part->input_column) * params->input_pixel_bytes;
  const int32_t channels = part->end_channel - part->first_channel;
  const int8_t *weights = params->weights + part->first_channel * taps;
  const int32_t *records = params->records + part->first_channel / 4 * PEX_MVE_RECORD;
  pex_depthwise_mve_window window;
  window.starts[0] = padding;
  if (inside) {
    for (int32_t k = 0; k < params->kernel_height; k++) {
      window.starts[k] = rows[k] + start;
    }
  }
  for (int32_t channel = 0; channel < channels; channel += 16) {
    const int32_t offset = inside ? channel : channel % PEX_DEPTHWISE_MVE_GROUP;
    if (!inside && offset == 0) {
      pex_depthwise_mve_find_taps(params, &window, rows, first_column, start + channel, padding);
    }
    pex_depthwise_mve_block(params, &window, inside, offset, weights, records, output + channel,
                            channels - channel);
    weights += taps * 16;
    records += 4 * PEX_MVE_RECORD;
  }
}

static PEX_INLINE void pex_depthwise_s8_mve_inline(const pex_depthwise_s8_mve_params *params,
                                                   const int8_t *const *rows, int8_t *output,
                                                   int32_t output_pixel_bytes,
                                                   const pex_part *part) {
  PEX_ASSERT(0 <= part->first_column && part->end_column <= params->output_width);
  PEX_ASSERT(part->first_channel % 16 == 0 && part->end_channel <= params->output_channels);
  PEX_ASSERT(part->end_channel % 16 == 0 || part->end_channel == params->output_channels);
  PEX_ASSERT(params->kernel_height * params->kernel_width <= PEX_DEPTHWISE_S8_MVE_TAPS);
  int8_t padding[PEX_DEPTHWISE_MVE_GROUP];
  for (int32_t i = 0; i < PEX_DEPTHWISE_MVE_GROUP; i += 16) {
    vstrbq_s8(padding + i, vdupq_n_s8((int8_t)params->input_zero_point));
  }
  bool rows_there = true;
  for (int32_t k = 0; k < params->kernel_height; k++) {
    rows_there = rows_there && rows[k] != NULL;
  }
  for (int32_t column = part->first_column; column < part->end_column; column++) {
    const int32_t first_column = column * params->stride_width - params->padding_left;
    if (rows_there && first_column >= 0 &&
        first_column + params->kernel_width <= params->input_width) {
      pex_depthwise_mve_pixel(params, rows, first_column, padding, true, output, part);
    } else {
      pex_depthwise_mve_pixel(params, rows, first_column, padding, false, output, part);
    }
    output += output_pixel_bytes;
  }
}

#endif
