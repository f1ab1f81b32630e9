#ifndef PEX_DEPTHWISE_3X3_S8_DSP_INLINE_H
#define PEX_DEPTHWISE_3X3_S8_DSP_INLINE_H

#include <stdbool.h>

#include "pex_assert.h"
#include "pex_depthwise_3x3_s8_dsp.h"
#include "pex_depthwise_3x3_window.h"
#include "pex_dsp.h"
#include "pex_inline.h"
#include "pex_requantize.h"

/* A column of three inputs meets the weights of three columns: it is the right one of an output,
 * the middle one of the next and the left one of that after. So an output's sum goes through three
 * columns, and no input is read twice. All sums and weights are doubled, which the high half of the
 * product with the multiplier makes up for. */

/* Weights of one channel: of each column rows 0 and 1 as halves; `bottom` is row 2 of the left and
 * the middle column, the upper half of `last` that of the right column. The lowest byte of `last`
 * is -shift - 1. */
typedef struct {
  uint32_t left;
  uint32_t middle;
  uint32_t right;
  uint32_t bottom;
  uint32_t last;
  int32_t bias;
} pex_depthwise_3x3_channel;

/* Where the next column is read and the next output written. */
typedef struct {
  const int8_t *row0;
  const int8_t *row1;
  const int8_t *row2;
  int8_t *output;
} pex_depthwise_3x3_cursor;

/* Sums of the outputs that have seen two columns and one. */
typedef struct {
  int32_t older;
  int32_t newer;
} pex_depthwise_3x3_sums;

static PEX_INLINE uint32_t pex_depthwise_3x3_even(uint32_t bytes) {
  return pex_dsp_sxtab16(pex_dsp_sxtb16(bytes), bytes);
}

static PEX_INLINE uint32_t pex_depthwise_3x3_odd(uint32_t bytes) {
  return pex_dsp_sxtab16_ror8(pex_dsp_sxtb16_ror8(bytes), bytes);
}

static PEX_INLINE pex_depthwise_3x3_channel pex_depthwise_3x3_channel_of(const int32_t *record) {
  const pex_dsp_pair weights = pex_dsp_load_pair(record);
  const uint32_t first = (uint32_t)weights.first;
  const uint32_t second = (uint32_t)weights.second;
  const pex_depthwise_3x3_channel channel = {
      .left = pex_depthwise_3x3_even(first),
      .middle = pex_depthwise_3x3_odd(first),
      .right = pex_depthwise_3x3_even(second),
      .bottom = pex_depthwise_3x3_odd(second),
      .last = (uint32_t)record[2],
      .bias = record[3],
  };
  return channel;
}

static PEX_INLINE int32_t pex_depthwise_3x3_left(pex_depthwise_3x3_channel channel,
                                                 pex_depthwise_3x3_column column, int32_t sum) {
  const int32_t upper = pex_dsp_smlad(column.upper, channel.left, sum);
  return pex_dsp_smlabb(column.lower, channel.bottom, upper);
}

static PEX_INLINE int32_t pex_depthwise_3x3_middle(pex_depthwise_3x3_channel channel,
                                                   pex_depthwise_3x3_column column, int32_t sum) {
  const int32_t upper = pex_dsp_smlad(column.upper, channel.middle, sum);
  return pex_dsp_smlabt(column.lower, channel.bottom, upper);
}

static PEX_INLINE int32_t pex_depthwise_3x3_right(pex_depthwise_3x3_channel channel,
                                                  pex_depthwise_3x3_column column, int32_t sum) {
  const int32_t upper = pex_dsp_smlad(column.upper, channel.right, sum);
  return pex_dsp_smlabt(column.lower, channel.last, upper);
}

/* The channel without the weights of rows of padding, whose part goes into the bias. */
static PEX_INLINE pex_depthwise_3x3_channel
pex_depthwise_3x3_padded(pex_depthwise_3x3_channel channel, pex_depthwise_3x3_column inside,
                         pex_depthwise_3x3_column zero_points) {
  const pex_depthwise_3x3_column padding = {zero_points.upper & ~inside.upper,
                                            zero_points.lower & ~inside.lower};
  const int32_t left = pex_depthwise_3x3_left(channel, padding, channel.bias);
  const int32_t middle = pex_depthwise_3x3_middle(channel, padding, left);
  const pex_depthwise_3x3_channel padded = {
      .left = channel.left & inside.upper,
      .middle = channel.middle & inside.upper,
      .right = channel.right & inside.upper,
      .bottom = channel.bottom & inside.lower,
      .last = channel.last & (inside.lower | 0xffffU),
      .bias = pex_depthwise_3x3_right(channel, padding, middle),
  };
  return padded;
}

static PEX_INLINE pex_depthwise_3x3_column pex_depthwise_3x3_next(
    const pex_depthwise_3x3_s8_dsp_params *params, pex_depthwise_3x3_cursor *cursor) {
  const int32_t step = params->input_pixel_bytes;
  const uint32_t row0 = (uint32_t)pex_dsp_load_next(&cursor->row0, step);
  const uint32_t row1 = (uint32_t)pex_dsp_load_next(&cursor->row1, step);
  const uint32_t row2 = (uint32_t)pex_dsp_load_next(&cursor->row2, step);
  const pex_depthwise_3x3_column column = {pex_dsp_pkhbt(row0, row1), row2};
  return column;
}

/* The output of a complete sum. The scale is the multiplier and what is added to the product with
 * it; it stays in memory, for all registers are taken. */
static PEX_INLINE int32_t pex_depthwise_3x3_output(const pex_depthwise_3x3_s8_dsp_params *params,
                                                   int32_t sum, const pex_dsp_pair *scale,
                                                   uint32_t shift) {
  const bool cuts_negative = params->activation_min >= params->output_zero_point;
  if (cuts_negative && params->activation_min == INT8_MIN && params->activation_max == INT8_MAX) {
    return pex_dsp_ssat8_of_half(pex_dsp_asr(pex_dsp_smmlar_pair(sum, scale), shift));
  }
  const int32_t high = pex_dsp_smmulr(sum, scale->first);
  const int32_t rounded = high - (high < 0 ? 1 : 0) + scale->second;
  return pex_clamp(pex_dsp_asr(rounded, shift) >> 1, params->activation_min,
                   params->activation_max);
}

/* Takes in the right column of one output, and before it, for a stride of 2, the middle one. */
static PEX_INLINE pex_depthwise_3x3_sums pex_depthwise_3x3_step(
    const pex_depthwise_3x3_s8_dsp_params *params, pex_depthwise_3x3_channel channel,
    const pex_dsp_pair *scale, pex_depthwise_3x3_cursor *cursor, int32_t output_pixel_bytes,
    pex_depthwise_3x3_sums sums) {
  if (params->stride_width == 2) {
    const pex_depthwise_3x3_column middle = pex_depthwise_3x3_next(params, cursor);
    sums.older = pex_depthwise_3x3_middle(channel, middle, sums.newer);
  }
  const pex_depthwise_3x3_column column = pex_depthwise_3x3_next(params, cursor);
  int32_t done = pex_depthwise_3x3_right(channel, column, sums.older);
  sums.older = pex_depthwise_3x3_middle(channel, column, sums.newer);
  sums.newer = pex_depthwise_3x3_left(channel, column, channel.bias);
  PEX_DSP_SETTLE(done, sums.older, sums.newer);
  pex_dsp_store_next(&cursor->output, output_pixel_bytes,
                     pex_depthwise_3x3_output(params, done, scale, channel.last));
  return sums;
}

/* Which outputs of a row are made. */
typedef struct {
  /* Whether the left column of the first window is padding, and the right one of the last. */
  bool left_padding;
  bool right_padding;
  /* How many outputs have the right column of their window inside. */
  int32_t inside;
  int32_t pixel_bytes;
} pex_depthwise_3x3_span;

/* One channel of the outputs; the cursor stops behind the last column inside. */
static PEX_INLINE void pex_depthwise_3x3_row(const pex_depthwise_3x3_s8_dsp_params *params,
                                             pex_depthwise_3x3_span span,
                                             pex_depthwise_3x3_channel channel,
                                             const pex_dsp_pair *scale,
                                             pex_depthwise_3x3_column zero_points,
                                             pex_depthwise_3x3_cursor *cursor) {
  const pex_depthwise_3x3_column first =
      span.left_padding ? zero_points : pex_depthwise_3x3_next(params, cursor);
  pex_depthwise_3x3_sums sums = {0, pex_depthwise_3x3_left(channel, first, channel.bias)};
  if (params->stride_width == 1) {
    const pex_depthwise_3x3_column second = pex_depthwise_3x3_next(params, cursor);
    sums.older = pex_depthwise_3x3_middle(channel, second, sums.newer);
    sums.newer = pex_depthwise_3x3_left(channel, second, channel.bias);
  }
  for (int32_t i = span.inside >> 2; i > 0; i--) {
    sums = pex_depthwise_3x3_step(params, channel, scale, cursor, span.pixel_bytes, sums);
    sums = pex_depthwise_3x3_step(params, channel, scale, cursor, span.pixel_bytes, sums);
    sums = pex_depthwise_3x3_step(params, channel, scale, cursor, span.pixel_bytes, sums);
    sums = pex_depthwise_3x3_step(params, channel, scale, cursor, span.pixel_bytes, sums);
  }
  for (int32_t i = span.inside & 3; i > 0; i--) {
    sums = pex_depthwise_3x3_step(params, channel, scale, cursor, span.pixel_bytes, sums);
  }
  if (span.right_padding) {
    if (params->stride_width == 2) {
      const pex_depthwise_3x3_column middle = pex_depthwise_3x3_next(params, cursor);
      sums.older = pex_depthwise_3x3_middle(channel, middle, sums.newer);
    }
    const int32_t done = pex_depthwise_3x3_right(channel, zero_points, sums.older);
    *cursor->output = (int8_t)pex_depthwise_3x3_output(params, done, scale, channel.last);
  }
}

static PEX_INLINE void pex_depthwise_3x3_s8_dsp_inline(
    const pex_depthwise_3x3_s8_dsp_params *params, const int8_t *const *rows, int8_t *output,
    int32_t output_pixel_bytes, const pex_part *part) {
  PEX_ASSERT(0 <= part->first_column && part->end_column <= params->output_width);
  PEX_ASSERT(0 <= part->first_channel && part->end_channel <= params->output_channels);
  if (part->first_column >= part->end_column) {
    return;
  }
  const int32_t first = part->first_column * params->stride_width - params->padding_left;
  const int32_t last = (part->end_column - 1) * params->stride_width - params->padding_left + 2;
  PEX_ASSERT(first >= -1 && last <= params->input_width);
  const int32_t first_inside = first < 0 ? 0 : first;
  const bool right_padding = last >= params->input_width;
  const pex_depthwise_3x3_span span = {
      .left_padding = first < 0,
      .right_padding = right_padding,
      .inside = part->end_column - part->first_column - (right_padding ? 1 : 0),
      .pixel_bytes = output_pixel_bytes,
  };
  const int32_t columns = (right_padding ? last : last + 1) - first_inside;
  const int32_t back = columns * params->input_pixel_bytes - 1;
  const int32_t output_back = span.inside * output_pixel_bytes - 1;
  const uint32_t zero_point = (uint32_t)params->input_zero_point;
  const pex_depthwise_3x3_column zero_points = {pex_dsp_pkhbt(zero_point, zero_point), zero_point};
  const pex_depthwise_3x3_window window = pex_depthwise_3x3_window_of(
      rows, (first_inside - part->input_column) * params->input_pixel_bytes);
  pex_depthwise_3x3_cursor cursor;
  cursor.row0 = window.rows[0];
  cursor.row1 = window.rows[1];
  cursor.row2 = window.rows[2];
  cursor.output = output;
  const int32_t *record = params->channels + PEX_DEPTHWISE_3X3_S8_DSP_WORDS * part->first_channel;
  const int32_t *const end = params->channels + PEX_DEPTHWISE_3X3_S8_DSP_WORDS * part->end_channel;
  while (record != end) {
    pex_depthwise_3x3_channel channel = pex_depthwise_3x3_channel_of(record);
    const pex_dsp_pair scale = {record[4],
                                pex_dsp_lsl(2 * params->output_zero_point + 1, channel.last)};
    if (window.rows_of_padding) {
      channel = pex_depthwise_3x3_padded(channel, window.inside, zero_points);
    }
    pex_depthwise_3x3_row(params, span, channel, &scale, zero_points, &cursor);
    record += PEX_DEPTHWISE_3X3_S8_DSP_WORDS;
    cursor.row0 -= back;
    cursor.row1 -= back;
    cursor.row2 -= back;
    cursor.output -= output_back;
  }
}

#endif
