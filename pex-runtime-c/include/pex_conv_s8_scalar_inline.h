#ifndef PEX_CONV_S8_SCALAR_INLINE_H
#define PEX_CONV_S8_SCALAR_INLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pex_assert.h"
#include "pex_conv_s8_scalar.h"
#include "pex_filters_scalar.h"
#include "pex_inline.h"
#include "pex_requantize_scalar.h"
#include "pex_taps.h"

/* The body of pex_conv_s8_scalar, for calls with constant parameters. */

/* Runs of which a kernel row's values consist: padding, the tensor's, padding. */
enum { PEX_CONV_SCALAR_RUNS = 3 };

/* Where a pixel reads: the input column of its first tap, and of the given rows. */
typedef struct {
  const int8_t *const *rows;
  int32_t first_column;
  int32_t input_column;
} pex_conv_scalar_window;

/* The kernel row k of a pixel that sees no padding. */
static PEX_INLINE pex_scalar_run pex_conv_scalar_row(const pex_conv_s8_scalar_params *params,
                                                     pex_conv_scalar_window window, int32_t k) {
  const int32_t channels = params->input_channels;
  const pex_scalar_run run = {
      window.rows[k] + (window.first_column - window.input_column) * channels, 1,
      params->kernel_width * channels};
  return run;
}

/* Run i of kernel row k of any pixel. */
static PEX_INLINE pex_scalar_run pex_conv_scalar_run(const pex_conv_s8_scalar_params *params,
                                                     pex_conv_scalar_window window, int32_t k,
                                                     int32_t i, const int8_t *zero_point) {
  const int8_t *const row = window.rows[k];
  const pex_taps taps = pex_taps_inside(window.first_column, 1, params->kernel_width,
                                        params->input_width, window.input_column);
  const int32_t first = row == NULL ? params->kernel_width : taps.first;
  const int32_t end = row == NULL ? params->kernel_width : taps.end;
  const int32_t channels = params->input_channels;
  if (i == 1 && first < end) {
    const pex_scalar_run there = {row + taps.offset * channels, 1, (end - first) * channels};
    return there;
  }
  const int32_t outside = i == 0 ? first : params->kernel_width - end;
  const pex_scalar_run padding = {zero_point, 0, i == 1 ? 0 : outside * channels};
  return padding;
}

/* Stores the outputs of a block, as many of its channels as there are. */
static PEX_INLINE void pex_conv_scalar_store(const pex_conv_s8_scalar_params *params,
                                             const pex_scalar_sums *sums, int32_t channel,
                                             int8_t *output) {
  const pex_scalar_ends ends = {params->output_zero_point, params->activation_min,
                                params->activation_max};
  const int32_t channels = params->output_channels;
  const int32_t *const bias = params->bias + channel;
  const int32_t *const multiplier = params->multiplier + channel;
  const int8_t *const shift = params->shift + channel;
  output[0] = pex_scalar_rescale(sums->first + bias[0], multiplier[0], -shift[0], ends);
  if (pex_scalar_has(channels, channel, 1)) {
    output[1] = pex_scalar_rescale(sums->second + bias[1], multiplier[1], -shift[1], ends);
  }
  if (pex_scalar_has(channels, channel, 2)) {
    output[2] = pex_scalar_rescale(sums->third + bias[2], multiplier[2], -shift[2], ends);
  }
  if (pex_scalar_has(channels, channel, 3)) {
    output[3] = pex_scalar_rescale(sums->fourth + bias[3], multiplier[3], -shift[3], ends);
  }
}

/* Bytes of the weights of a kernel row of a block, and of all its rows. */
static PEX_INLINE int32_t pex_conv_scalar_row_bytes(const pex_conv_s8_scalar_params *params) {
  return params->kernel_width * params->input_channels * PEX_SCALAR_FILTERS;
}

/* Two neighbouring pixels that see no padding. */
static PEX_INLINE void pex_conv_scalar_pair(const pex_conv_s8_scalar_params *params,
                                            pex_conv_scalar_window window, int8_t *output,
                                            int32_t output_pixel_bytes, const pex_part *part) {
  const int32_t row_bytes = pex_conv_scalar_row_bytes(params);
  const int32_t distance = params->stride_width * params->input_channels;
  const int8_t *weights = params->weights + part->first_channel / PEX_SCALAR_FILTERS *
                                                params->kernel_height * row_bytes;
  for (int32_t channel = part->first_channel; channel < part->end_channel;
       channel += PEX_SCALAR_FILTERS) {
    pex_scalar_sums sums = pex_scalar_start(0);
    pex_scalar_sums others = pex_scalar_start(0);
    for (int32_t k = 0; k < params->kernel_height; k++) {
      const pex_scalar_run run = pex_conv_scalar_row(params, window, k);
      pex_scalar_add_runs(&sums, &others, run.values, distance, run.count, weights);
      weights += row_bytes;
    }
    pex_conv_scalar_store(params, &sums, channel, output);
    pex_conv_scalar_store(params, &others, channel, output + output_pixel_bytes);
    output += PEX_SCALAR_FILTERS;
  }
}

/* One pixel that sees no padding. */
static PEX_INLINE void pex_conv_scalar_inner(const pex_conv_s8_scalar_params *params,
                                             pex_conv_scalar_window window, int8_t *output,
                                             const pex_part *part) {
  const int32_t row_bytes = pex_conv_scalar_row_bytes(params);
  const int8_t *weights = params->weights + part->first_channel / PEX_SCALAR_FILTERS *
                                                params->kernel_height * row_bytes;
  int32_t start = 0;
  for (int32_t k = 0; params->raised && k < params->kernel_height; k++) {
    start += pex_scalar_excess(pex_conv_scalar_row(params, window, k));
  }
  for (int32_t channel = part->first_channel; channel < part->end_channel;
       channel += PEX_SCALAR_FILTERS) {
    pex_scalar_sums sums = pex_scalar_start(start);
    for (int32_t k = 0; k < params->kernel_height; k++) {
      pex_scalar_add_run(&sums, pex_conv_scalar_row(params, window, k), weights, params->raised);
      weights += row_bytes;
    }
    pex_conv_scalar_store(params, &sums, channel, output);
    output += PEX_SCALAR_FILTERS;
  }
}

/* One pixel that may see padding. */
static PEX_INLINE void pex_conv_scalar_border(const pex_conv_s8_scalar_params *params,
                                              pex_conv_scalar_window window, int8_t *output,
                                              const pex_part *part) {
  const int8_t zero_point = (int8_t)params->input_zero_point;
  const int32_t runs = params->kernel_height * PEX_CONV_SCALAR_RUNS;
  const int8_t *weights = params->weights + part->first_channel / PEX_SCALAR_FILTERS *
                                                params->kernel_height *
                                                pex_conv_scalar_row_bytes(params);
  int32_t start = 0;
  for (int32_t i = 0; params->raised && i < runs; i++) {
    start += pex_scalar_excess(pex_conv_scalar_run(params, window, i / PEX_CONV_SCALAR_RUNS,
                                                   i % PEX_CONV_SCALAR_RUNS, &zero_point));
  }
  for (int32_t channel = part->first_channel; channel < part->end_channel;
       channel += PEX_SCALAR_FILTERS) {
    pex_scalar_sums sums = pex_scalar_start(start);
    for (int32_t k = 0; k < params->kernel_height; k++) {
      for (int32_t i = 0; i < PEX_CONV_SCALAR_RUNS; i++) {
        const pex_scalar_run run = pex_conv_scalar_run(params, window, k, i, &zero_point);
        pex_scalar_add_run(&sums, run, weights, params->raised);
        weights += run.count * PEX_SCALAR_FILTERS;
      }
    }
    pex_conv_scalar_store(params, &sums, channel, output);
    output += PEX_SCALAR_FILTERS;
  }
}

/* Whether all of so many input columns from the window's first on are in the tensor. */
static PEX_INLINE bool pex_conv_scalar_inside(const pex_conv_s8_scalar_params *params,
                                              pex_conv_scalar_window window, int32_t columns) {
  const int32_t end_column = (params->output_width - 1) * params->stride_width +
                             params->kernel_width - params->padding_left;
  const bool all = params->padding_left <= 0 && end_column <= params->input_width;
  return all || (window.first_column >= 0 && window.first_column + columns <= params->input_width);
}

static PEX_INLINE void pex_conv_s8_scalar_inline(const pex_conv_s8_scalar_params *params,
                                                 const int8_t *const *rows, int8_t *output,
                                                 int32_t output_pixel_bytes, const pex_part *part) {
  PEX_ASSERT(0 <= part->first_column && part->end_column <= params->output_width);
  PEX_ASSERT(part->first_channel % PEX_SCALAR_FILTERS == 0);
  PEX_ASSERT(part->end_channel <= params->output_channels);
  bool rows_there = true;
  for (int32_t k = 0; k < params->kernel_height; k++) {
    rows_there = rows_there && rows[k] != NULL;
  }
  const int32_t pair_columns = params->stride_width + params->kernel_width;
  int32_t column = part->first_column;
  while (column < part->end_column) {
    const pex_conv_scalar_window window = {
        rows, column * params->stride_width - params->padding_left, part->input_column};
    if (!params->raised && rows_there && column + 1 < part->end_column &&
        pex_conv_scalar_inside(params, window, pair_columns)) {
      pex_conv_scalar_pair(params, window, output, output_pixel_bytes, part);
      column += 2;
      output += 2 * output_pixel_bytes;
      continue;
    }
    if (rows_there && pex_conv_scalar_inside(params, window, params->kernel_width)) {
      pex_conv_scalar_inner(params, window, output, part);
    } else {
      pex_conv_scalar_border(params, window, output, part);
    }
    column++;
    output += output_pixel_bytes;
  }
}

#endif
