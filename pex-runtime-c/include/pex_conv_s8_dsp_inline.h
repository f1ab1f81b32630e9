#ifndef PEX_CONV_S8_DSP_INLINE_H
#define PEX_CONV_S8_DSP_INLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "pex_assert.h"
#include "pex_conv_dsp_sums.h"
#include "pex_conv_dsp_widen.h"
#include "pex_conv_s8_dsp.h"
#include "pex_dsp.h"
#include "pex_inline.h"

/* Adds what a chunk of weights gives. */
static PEX_INLINE pex_conv_dsp_sums pex_conv_dsp_add_chunk(const pex_conv_s8_dsp_params *params,
                                                           pex_conv_dsp_sums sums,
                                                           const int32_t *weights,
                                                           const int32_t *values, int32_t pixels,
                                                           int32_t channels) {
  const pex_conv_dsp_strides strides = pex_conv_dsp_strides_of(params, pixels, channels);
  const int32_t words = pex_conv_dsp_row_words(params, channels);
  if (strides.row_words == words) {
    return pex_conv_dsp_add(sums, weights, values, params->chunk_rows * words, strides.pixel_words,
                            pixels);
  }
  PEX_UNROLL(8)
  for (int32_t k = 0; k < params->chunk_rows; k++) {
    sums = pex_conv_dsp_add(sums, weights, values, words, strides.pixel_words, pixels);
    weights += words;
    values += strides.row_words;
  }
  return sums;
}

/* Output pixels from `column` on, all words of weights at once. */
static PEX_INLINE void pex_conv_dsp_pixels(const pex_conv_s8_dsp_params *params,
                                           const int8_t *const *rows, int8_t *output,
                                           int32_t output_pixel_bytes, const pex_part *part,
                                           int32_t column, int32_t pixels, int32_t *values) {
  const int32_t words = pex_conv_dsp_words(params);
  const pex_conv_dsp_chunk all = {0, 0, params->input_channels};
  pex_conv_dsp_expand_chunk(params, rows, part, column, pixels, all, values);
  const int32_t *weights = params->weights + part->first_channel / 2 * words;
  const int32_t *outputs = params->outputs + part->first_channel / 2 * 5;
  int32_t channel = part->first_channel;
  for (; params->pixels == 1 && channel + 3 < part->end_channel; channel += 4) {
    const pex_conv_dsp_sums first = pex_conv_dsp_start(outputs);
    const pex_conv_dsp_sums second = pex_conv_dsp_start(outputs + 5);
    const pex_conv_dsp_sums start = {first.both0, first.first0, second.both0, second.first0, 0, 0};
    const pex_conv_dsp_sums sums = pex_conv_dsp_add_of_two(start, weights, values, words, words);
    const pex_conv_dsp_sums sums_of_second = {sums.both1, sums.first1, 0, 0, 0, 0};
    pex_conv_dsp_finish(params, sums, outputs, output, output_pixel_bytes, 1, false);
    pex_conv_dsp_finish(params, sums_of_second, outputs + 5, output + 2, output_pixel_bytes, 1,
                        false);
    weights += 2 * words;
    outputs += 10;
    output += 4;
  }
  for (; channel < part->end_channel; channel += 2) {
    const pex_conv_dsp_sums start = pex_conv_dsp_start(outputs);
    if (pixels > 2) { /* their registers are for sums */
      PEX_DSP_IN_MEMORY(outputs);
      PEX_DSP_IN_MEMORY(output);
    }
    const pex_conv_dsp_sums sums =
        pex_conv_dsp_add_chunk(params, start, weights, values, pixels, params->input_channels);
    pex_conv_dsp_finish(params, sums, outputs, output, output_pixel_bytes, pixels,
                        channel + 1 == part->end_channel);
    weights += words;
    outputs += 5;
    output += 2;
  }
}

/* Adds what a block of channels gives to the sums of pairs that are kept. Returns its end. */
static PEX_INLINE const int32_t *pex_conv_dsp_add_block(const pex_conv_s8_dsp_params *params,
                                                        const int8_t *const *rows,
                                                        const pex_part *part, int32_t column,
                                                        int32_t pixels, pex_conv_dsp_chunk chunk,
                                                        int32_t pairs, const int32_t *weights,
                                                        int32_t *values) {
  const int32_t words = pex_conv_dsp_words(params);
  const int32_t chunk_words = params->chunk_rows * pex_conv_dsp_row_words(params, chunk.channels);
  int32_t *const kept = values + pex_conv_dsp_value_words(params, pixels);
  for (int32_t row = 0; row < params->kernel_height; row += params->chunk_rows) {
    chunk.row = row;
    pex_conv_dsp_expand_chunk(params, rows, part, column, pixels, chunk, values);
    const int32_t *of_pair = weights;
    int32_t *sums = kept;
    int32_t pair = 0;
    for (; params->pixels == 1 && pair + 1 < pairs; pair += 2) {
      const pex_conv_dsp_sums two = pex_conv_dsp_load(sums, 2);
      pex_conv_dsp_keep(sums, pex_conv_dsp_add_of_two(two, of_pair, values, chunk_words, words), 2);
      of_pair += 2 * words;
      sums += 4;
    }
    for (; pair < pairs; pair++) {
      pex_conv_dsp_keep(sums,
                        pex_conv_dsp_add_chunk(params, pex_conv_dsp_load(sums, pixels), of_pair,
                                               values, pixels, chunk.channels),
                        pixels);
      of_pair += words;
      sums += 2 * pixels;
    }
    weights += chunk_words;
  }
  return weights;
}

/* Output channels [first_channel, end_channel) of pixels from `column` on, chunk after chunk. */
static PEX_INLINE void pex_conv_dsp_chunks(const pex_conv_s8_dsp_params *params,
                                           const int8_t *const *rows, int8_t *output,
                                           int32_t output_pixel_bytes, const pex_part *part,
                                           int32_t column, int32_t pixels, int32_t first_channel,
                                           int32_t end_channel, int32_t *values) {
  const int32_t pairs = (end_channel - first_channel + 1) / 2;
  const int32_t last = params->input_channels % params->block_channels;
  const int32_t *outputs = params->outputs + first_channel / 2 * 5;
  int32_t *sums = values + pex_conv_dsp_value_words(params, pixels);
  for (int32_t pair = 0; pair < pairs; pair++) {
    pex_conv_dsp_keep(sums + 2 * pair * pixels, pex_conv_dsp_start(outputs + 5 * pair), pixels);
  }
  const int32_t *weights = params->weights + first_channel / 2 * pex_conv_dsp_words(params);
  pex_conv_dsp_chunk chunk = {0, 0, params->block_channels};
  while (chunk.first_channel + params->block_channels <= params->input_channels) {
    weights =
        pex_conv_dsp_add_block(params, rows, part, column, pixels, chunk, pairs, weights, values);
    chunk.first_channel += params->block_channels;
  }
  if (last > 0) {
    chunk.channels = last;
    pex_conv_dsp_add_block(params, rows, part, column, pixels, chunk, pairs, weights, values);
  }
  for (int32_t channel = first_channel; channel < end_channel; channel += 2) {
    pex_conv_dsp_finish(params, pex_conv_dsp_load(sums, pixels), outputs, output,
                        output_pixel_bytes, pixels, channel + 1 == end_channel);
    outputs += 5;
    sums += 2 * pixels;
    output += 2;
  }
}

/* Output pixels from `column` on. */
static PEX_INLINE void pex_conv_dsp_columns(const pex_conv_s8_dsp_params *params,
                                            const int8_t *const *rows, int8_t *output,
                                            int32_t output_pixel_bytes, const pex_part *part,
                                            int32_t column, int32_t pixels, int32_t *scratch) {
  if (params->chunk_pairs == 0) {
    pex_conv_dsp_pixels(params, rows, output, output_pixel_bytes, part, column, pixels, scratch);
    return;
  }
  const int32_t step = 2 * params->chunk_pairs;
  for (int32_t channel = part->first_channel; channel < part->end_channel; channel += step) {
    const int32_t left = part->end_channel - channel;
    pex_conv_dsp_chunks(params, rows, output, output_pixel_bytes, part, column, pixels, channel,
                        channel + (left < step ? left : step), scratch);
    output += step;
  }
}

static PEX_INLINE void pex_conv_s8_dsp_inline(const pex_conv_s8_dsp_params *params,
                                              const int8_t *const *rows, int8_t *output,
                                              int32_t output_pixel_bytes, const pex_part *part,
                                              int32_t *scratch) {
  PEX_ASSERT(0 <= part->first_column && part->end_column <= params->output_width);
  PEX_ASSERT(0 <= part->first_channel && part->end_channel <= params->output_channels);
  int32_t column = part->first_column;
  if (params->pixels > 2) {
    /* Four that are left are made as two and two. */
    for (; part->end_column - column > 4 || part->end_column - column == 3; column += 3) {
      pex_conv_dsp_columns(params, rows, output, output_pixel_bytes, part, column, 3, scratch);
      output += 3 * output_pixel_bytes;
    }
  }
  if (params->pixels > 1) {
    for (; column + 1 < part->end_column; column += 2) {
      pex_conv_dsp_columns(params, rows, output, output_pixel_bytes, part, column, 2, scratch);
      output += 2 * output_pixel_bytes;
    }
  }
  for (; column < part->end_column; column++) {
    pex_conv_dsp_columns(params, rows, output, output_pixel_bytes, part, column, 1, scratch);
    output += output_pixel_bytes;
  }
}

#endif
