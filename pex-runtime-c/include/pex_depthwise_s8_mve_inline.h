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
#include "pex_taps.h"

/* The body of pex_depthwise_s8_mve, for calls with constant parameters. Its scratch says where a
 * pixel reads: its kernel rows at their first tap if it sees no padding, else each tap. */

/* Channels for which the addresses of a pixel's taps are the same but for an offset, and the taps
 * of a kernel that is worth code for each. */
enum { PEX_DEPTHWISE_MVE_GROUP = 64, PEX_DEPTHWISE_MVE_UNROLLED = 25 };

/* Channels [first, first + left) of a pixel, at most 16; `whole` says that there are 16. */
typedef struct {
  int32_t first;
  int32_t left;
  bool whole;
} pex_depthwise_mve_channels;

/* What a tap reads. */
static PEX_INLINE int8x16_t pex_depthwise_mve_values(const pex_depthwise_s8_mve_params *params,
                                                     const int8_t *const *starts, bool inside,
                                                     pex_depthwise_mve_channels channels,
                                                     int32_t tap) {
  const int32_t row = tap / params->kernel_width;
  const int32_t column = tap % params->kernel_width;
  const int8_t *values = inside ? starts[row] + column * params->input_pixel_bytes : starts[tap];
  return pex_mve_load_of(values + channels.first, channels.left, channels.whole);
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

/* Computes one block of a pixel. Two taps at a time, because the sum of their products still fits
 * in int16. */
static PEX_INLINE void pex_depthwise_mve_block(const pex_depthwise_s8_mve_params *params,
                                               const int8_t *const *starts, bool inside,
                                               pex_depthwise_mve_channels channels,
                                               const int8_t *weights, const int32_t *records,
                                               int8_t *output) {
  const int32_t taps = params->kernel_height * params->kernel_width;
  pex_mve_channel_sums sums;
  PEX_UNROLL(4)
  for (int r = 0; r < 4; r++) {
    sums.of[r] = vldrwq_s32(records + r * PEX_MVE_RECORD);
  }
  PEX_UNROLL(12)
  for (int32_t tap = 0; tap < taps - 1; tap += 2) {
    const int8x16_t first = pex_depthwise_mve_values(params, starts, inside, channels, tap);
    const int8x16_t second = pex_depthwise_mve_values(params, starts, inside, channels, tap + 1);
    pex_mve_multiply_two(&sums, first, second, &weights);
  }
  if (taps % 2 == 1) {
    const int8x16_t last = pex_depthwise_mve_values(params, starts, inside, channels, taps - 1);
    pex_mve_multiply_one(&sums, last, &weights);
  }
  const int8x16_t outputs = pex_depthwise_mve_outputs(params, &sums, records);
  if (channels.whole) {
    vstrbq_s8(output, outputs);
  } else {
    vstrbq_p_s8(output, outputs, vctp8q((uint32_t)channels.left));
  }
}

/* Sets where the kernel rows of a pixel lie from channel `channel` of the part on, if it sees no
 * padding, else where its taps do. */
static PEX_INLINE void pex_depthwise_mve_find(const pex_depthwise_s8_mve_params *params,
                                              const int8_t *const *rows, pex_taps taps, bool inside,
                                              int32_t channel, const int8_t **starts) {
  const int32_t columns = params->kernel_width;
  for (int32_t k = 0; k < params->kernel_height; k++) {
    const int8_t *row = rows[k] == NULL ? NULL : rows[k] + channel;
    if (inside) {
      starts[k] = row + taps.offset * params->input_pixel_bytes;
    } else {
      pex_mve_find_columns(row, taps, columns, params->input_pixel_bytes, params->padding,
                           starts + k * columns);
    }
  }
}

/* Computes one pixel. */
static PEX_INLINE void pex_depthwise_mve_pixel(const pex_depthwise_s8_mve_params *params,
                                               const int8_t *const *rows, pex_taps inputs,
                                               bool inside, int8_t *output, const pex_part *part,
                                               const int8_t **starts) {
  const int32_t taps = params->kernel_height * params->kernel_width;
  const int32_t channels = part->end_channel - part->first_channel;
  const int8_t *weights = params->weights + part->first_channel * taps;
  const int32_t *records = params->records + part->first_channel / 4 * PEX_MVE_RECORD;
  for (int32_t channel = 0; channel < channels; channel += 16) {
    const pex_depthwise_mve_channels block = {
        .first = inside ? channel : channel % PEX_DEPTHWISE_MVE_GROUP,
        .left = channels - channel,
        .whole = params->output_channels % 16 == 0};
    if (block.first == 0) {
      pex_depthwise_mve_find(params, rows, inputs, inside, channel, starts);
    }
    pex_depthwise_mve_block(params, starts, inside, block, weights, records, output + channel);
    weights += taps * 16;
    records += 4 * PEX_MVE_RECORD;
  }
}

/* How many neighbouring pixels a vector holds. */
static PEX_INLINE int32_t pex_depthwise_mve_neighbours(const pex_depthwise_s8_mve_params *params,
                                                       int32_t output_pixel_bytes) {
  const int32_t channels = params->output_channels;
  const bool neighbours = channels <= 8 && params->stride_width == 1 &&
                          params->input_pixel_bytes == channels && output_pixel_bytes == channels;
  return neighbours ? 16 / channels : 1;
}

static PEX_INLINE void pex_depthwise_s8_mve_inline(const pex_depthwise_s8_mve_params *params,
                                                   const int8_t *const *rows, int8_t *output,
                                                   int32_t output_pixel_bytes, const pex_part *part,
                                                   const int8_t **starts) {
  PEX_ASSERT(0 <= part->first_column && part->end_column <= params->output_width);
  PEX_ASSERT(part->first_channel % 16 == 0 && part->end_channel <= params->output_channels);
  PEX_ASSERT(part->end_channel % 16 == 0 || part->end_channel == params->output_channels);
  const int32_t width = params->kernel_width;
  const int32_t neighbours = pex_depthwise_mve_neighbours(params, output_pixel_bytes);
  const bool unrolled = params->kernel_height * width <= PEX_DEPTHWISE_MVE_UNROLLED;
  bool rows_there = true;
  for (int32_t k = 0; k < params->kernel_height; k++) {
    rows_there = rows_there && rows[k] != NULL;
  }
  int32_t column = part->first_column;
  while (column < part->end_column) {
    const int32_t first = column * params->stride_width - params->padding_left;
    const pex_taps taps = pex_taps_inside(first, 1, width, params->input_width, part->input_column);
    const bool together = neighbours > 1 && rows_there && first >= 0 &&
                          first + width + neighbours - 1 <= params->input_width &&
                          column + neighbours <= part->end_column;
    if (together) {
      const int32_t lanes = neighbours * params->output_channels;
      const pex_depthwise_mve_channels all = {.first = 0, .left = lanes, .whole = lanes == 16};
      pex_depthwise_mve_find(params, rows, taps, unrolled, 0, starts);
      pex_depthwise_mve_block(params, starts, unrolled, all, params->weights, params->records,
                              output);
    } else if (unrolled &&
               (params->padding == NULL || (rows_there && taps.end - taps.first == width))) {
      pex_depthwise_mve_pixel(params, rows, taps, true, output, part, starts);
    } else {
      pex_depthwise_mve_pixel(params, rows, taps, false, output, part, starts);
    }
    column += together ? neighbours : 1;
    output += (together ? neighbours : 1) * output_pixel_bytes;
  }
}

#endif
