#ifndef PEX_DEPTHWISE_3X3_S8_DSP_INLINE_H
#define PEX_DEPTHWISE_3X3_S8_DSP_INLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "pex_assert.h"
#include "pex_depthwise_3x3_channel.h"
#include "pex_depthwise_3x3_narrow.h"
#include "pex_depthwise_3x3_s8_dsp.h"
#include "pex_depthwise_3x3_span.h"
#include "pex_depthwise_3x3_window.h"
#include "pex_dsp.h"
#include "pex_inline.h"
#include "pex_requantize_dsp.h"

/* A column of three inputs meets the weights of three columns: it is the right one of an output,
 * the middle one of the next and the left one of that after. So an output's sum goes through three
 * columns, and no input is read twice. */

/* Where the next column is read and the next output written. */
typedef struct {
  const int8_t *rows[3];
  int8_t *output;
} pex_depthwise_3x3_cursor;

/* Sums of the outputs that have seen two columns and one. */
typedef struct {
  int32_t older;
  int32_t newer;
} pex_depthwise_3x3_sums;

static PEX_INLINE pex_depthwise_3x3_column pex_depthwise_3x3_next(
    const pex_depthwise_3x3_s8_dsp_params *params, pex_depthwise_3x3_cursor *cursor) {
  const int32_t step = params->input_pixel_bytes;
  const uint32_t row0 = (uint32_t)pex_dsp_load_next(&cursor->rows[0], step);
  const uint32_t row1 = (uint32_t)pex_dsp_load_next(&cursor->rows[1], step);
  const uint32_t row2 = (uint32_t)pex_dsp_load_next(&cursor->rows[2], step);
  const pex_depthwise_3x3_column column = {pex_dsp_pkhbt(row0, row1), row2};
  return column;
}

/* The output of a complete sum. Of the scale only the address is in a register. */
static PEX_INLINE int32_t pex_depthwise_3x3_output_by(const pex_depthwise_3x3_s8_dsp_params *params,
                                                      int32_t sum, const pex_dsp_pair *scale,
                                                      uint32_t shift) {
  const pex_dsp_ends ends = pex_depthwise_3x3_ends(params);
  if (pex_dsp_cuts_negative(ends)) {
    return pex_dsp_ssat8_of_half(pex_dsp_asr(pex_dsp_smmlar_pair(sum, scale), shift));
  }
  return pex_dsp_output(sum, *scale, shift, ends);
}

/* With a stride of 2, takes in a column that is the middle one of one output and no other's. */
static PEX_INLINE int32_t pex_depthwise_3x3_between(const pex_depthwise_3x3_s8_dsp_params *params,
                                                    pex_depthwise_3x3_channel channel,
                                                    pex_depthwise_3x3_cursor *cursor,
                                                    pex_depthwise_3x3_sums sums) {
  if (params->stride_width == 1) {
    return sums.older;
  }
  return pex_depthwise_3x3_middle(channel, pex_depthwise_3x3_next(params, cursor), sums.newer);
}

/* Takes in the right column of one output. */
static PEX_INLINE pex_depthwise_3x3_sums pex_depthwise_3x3_step(
    const pex_depthwise_3x3_s8_dsp_params *params, pex_depthwise_3x3_channel channel,
    const pex_dsp_pair *scale, pex_depthwise_3x3_cursor *cursor, int32_t output_pixel_bytes,
    pex_depthwise_3x3_sums sums) {
  const int32_t older = pex_depthwise_3x3_between(params, channel, cursor, sums);
  const pex_depthwise_3x3_column column = pex_depthwise_3x3_next(params, cursor);
  int32_t done = pex_depthwise_3x3_right(channel, column, older);
  pex_depthwise_3x3_sums next = {0, pex_depthwise_3x3_left(channel, column, channel.bias)};
  if (params->stride_width == 1) {
    next.older = pex_depthwise_3x3_middle(channel, column, sums.newer);
    PEX_DSP_SETTLE(done, next.older, next.newer);
  }
  pex_dsp_store_next(&cursor->output, output_pixel_bytes,
                     pex_depthwise_3x3_output_by(params, done, scale, channel.last));
  return next;
}

/* The sums before the first output is complete. */
static PEX_INLINE pex_depthwise_3x3_sums
pex_depthwise_3x3_start(const pex_depthwise_3x3_s8_dsp_params *params, pex_depthwise_3x3_span span,
                        pex_depthwise_3x3_channel channel, pex_depthwise_3x3_column zero_points,
                        pex_depthwise_3x3_cursor *cursor) {
  const pex_depthwise_3x3_column first =
      span.left_padding ? zero_points : pex_depthwise_3x3_next(params, cursor);
  const int32_t older = pex_depthwise_3x3_left(channel, first, channel.bias);
  pex_depthwise_3x3_sums sums = {0, older};
  if (params->stride_width == 1) {
    const pex_depthwise_3x3_column second = pex_depthwise_3x3_next(params, cursor);
    sums.older = pex_depthwise_3x3_middle(channel, second, older);
    sums.newer = pex_depthwise_3x3_left(channel, second, channel.bias);
  }
  return sums;
}

/* Makes a row of one channel; then the cursor is at the start of the next channel's. */
static PEX_INLINE void pex_depthwise_3x3_row(const pex_depthwise_3x3_s8_dsp_params *params,
                                             pex_depthwise_3x3_span span,
                                             pex_depthwise_3x3_channel channel,
                                             const pex_dsp_pair *scale,
                                             pex_depthwise_3x3_column zero_points,
                                             pex_depthwise_3x3_cursor *cursor) {
  const int32_t bytes = span.output_pixel_bytes;
  const int32_t inside = pex_depthwise_3x3_inside(span);
  const int32_t rest = PEX_IS_LITERAL(inside) ? inside & 3 : 0;
  const int8_t *end = cursor->output + (inside - rest) * bytes;
  pex_depthwise_3x3_sums sums = pex_depthwise_3x3_start(params, span, channel, zero_points, cursor);
  PEX_DSP_SETTLE(end, sums.newer, sums.newer);
  while (inside > rest && cursor->output != end) {
    sums = pex_depthwise_3x3_step(params, channel, scale, cursor, bytes, sums);
    if (PEX_IS_LITERAL(inside)) {
      sums = pex_depthwise_3x3_step(params, channel, scale, cursor, bytes, sums);
      sums = pex_depthwise_3x3_step(params, channel, scale, cursor, bytes, sums);
      sums = pex_depthwise_3x3_step(params, channel, scale, cursor, bytes, sums);
    }
  }
  PEX_UNROLL(3)
  for (int32_t i = 0; i < rest; i++) {
    sums = pex_depthwise_3x3_step(params, channel, scale, cursor, bytes, sums);
  }
  if (span.right_padding) {
    const int32_t older = pex_depthwise_3x3_between(params, channel, cursor, sums);
    const int32_t done = pex_depthwise_3x3_right(channel, zero_points, older);
    *cursor->output = (int8_t)pex_depthwise_3x3_output_by(params, done, scale, channel.last);
  }
  const int32_t back = pex_depthwise_3x3_read(params, span) * params->input_pixel_bytes - 1;
  cursor->rows[0] -= back;
  cursor->rows[1] -= back;
  cursor->rows[2] -= back;
  cursor->output -= inside * bytes - 1;
}

/* Whether a row is made all at once. */
static PEX_INLINE bool pex_depthwise_3x3_is_narrow(pex_depthwise_3x3_span span) {
  return PEX_IS_LITERAL(span.columns) && PEX_IS_LITERAL(span.left_padding) &&
         PEX_IS_LITERAL(span.right_padding) && span.columns <= PEX_DEPTHWISE_3X3_NARROW;
}

/* Makes outputs of some channels. The rows begin where the first window does, in the input. */
static PEX_INLINE void pex_depthwise_3x3_channels(const pex_depthwise_3x3_s8_dsp_params *params,
                                                  pex_depthwise_3x3_span span,
                                                  const pex_depthwise_3x3_window *window,
                                                  int8_t *output, const int32_t *record,
                                                  const int32_t *end) {
  const uint32_t zero_point = (uint32_t)params->input_zero_point;
  const pex_depthwise_3x3_column zero_points = {pex_dsp_pkhbt(zero_point, zero_point), zero_point};
  pex_depthwise_3x3_cursor cursor = {.rows = {window->rows[0], window->rows[1], window->rows[2]}};
  cursor.output = output;
  for (; record != end; record += PEX_DEPTHWISE_3X3_S8_DSP_WORDS) {
    const pex_dsp_pair scale =
        pex_dsp_scale_of(record[4], (uint32_t)record[2], params->output_zero_point);
    pex_depthwise_3x3_channel channel = pex_depthwise_3x3_channel_of(record);
    if (window->has_padding) {
      channel = pex_depthwise_3x3_padded(channel, window->inside, zero_points);
    }
    if (pex_depthwise_3x3_is_narrow(span)) {
      pex_depthwise_3x3_narrow(params, span, cursor.rows, cursor.output, channel, scale,
                               zero_points);
      cursor.rows[0]++;
      cursor.rows[1]++;
      cursor.rows[2]++;
      cursor.output++;
    } else {
      pex_depthwise_3x3_row(params, span, channel, &scale, zero_points, &cursor);
    }
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
  const pex_depthwise_3x3_span span = pex_depthwise_3x3_span_of(params, part, output_pixel_bytes);
  const int32_t left = pex_depthwise_3x3_left_of(params, part);
  const pex_depthwise_3x3_window window = pex_depthwise_3x3_window_of(
      rows, ((left < 0 ? 0 : left) - part->input_column) * params->input_pixel_bytes);
  const int32_t *record = params->channels + PEX_DEPTHWISE_3X3_S8_DSP_WORDS * part->first_channel;
  const int32_t *const end = params->channels + PEX_DEPTHWISE_3X3_S8_DSP_WORDS * part->end_channel;
  if (pex_depthwise_3x3_is_usual(params, span)) {
    const pex_depthwise_3x3_span usual = {params->part_columns, false, false, output_pixel_bytes};
    pex_depthwise_3x3_channels(params, usual, &window, output, record, end);
  } else {
    pex_depthwise_3x3_channels(params, span, &window, output, record, end);
  }
}

#endif
