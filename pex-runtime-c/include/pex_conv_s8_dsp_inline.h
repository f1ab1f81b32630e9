#ifndef PEX_CONV_S8_DSP_INLINE_H
#define PEX_CONV_S8_DSP_INLINE_H

#include <stddef.h>

#include "pex_assert.h"
#include "pex_conv_s8_dsp.h"
#include "pex_dsp.h"
#include "pex_inline.h"
#include "pex_requantize.h"
#include "pex_widen_dsp.h"

/* The sums of a pair of filters for up to three pixels: `both` of 256 * second + first, `first` of
 * the first filter alone. */
typedef struct {
  int32_t both0;
  int32_t first0;
  int32_t both1;
  int32_t first1;
  int32_t both2;
  int32_t first2;
} pex_conv_dsp_sums;

/* Words of one kernel row of a block of channels. */
static PEX_INLINE int32_t pex_conv_dsp_row_words(const pex_conv_s8_dsp_params *params,
                                                 int32_t channels) {
  const int32_t taps = params->kernel_width * channels;
  return taps / 4 * 2 + (taps % 4 + 1) / 2;
}

/* Words of a pair of filters. */
static PEX_INLINE int32_t pex_conv_dsp_words(const pex_conv_s8_dsp_params *params) {
  const int32_t blocks = params->input_channels / params->block_channels;
  const int32_t last = params->input_channels % params->block_channels;
  return params->kernel_height * (blocks * pex_conv_dsp_row_words(params, params->block_channels) +
                                  pex_conv_dsp_row_words(params, last));
}

/* Words of `taps` zero points. */
static PEX_INLINE int32_t *pex_conv_dsp_fill(int32_t *words, int32_t taps, int32_t zero_point) {
  const uint32_t half = (uint32_t)zero_point & 0xffffU;
  for (int32_t i = 0; i < taps; i += 2) {
    *words++ = (int32_t)(half | half << 16);
  }
  return words;
}

/* A value of a row, or the zero point outside of it. */
static PEX_INLINE uint32_t pex_conv_dsp_value(const pex_conv_s8_dsp_params *params,
                                              const int8_t *row, int32_t element, int32_t origin) {
  const bool inside =
      row != NULL && element >= 0 && element < params->input_width * params->input_channels;
  return (uint32_t)(inside ? row[element - origin] : params->input_zero_point) & 0xffffU;
}

/* Words of some taps that read elements of a row from `element` on; the row's address is that of
 * element `origin`. Elements outside are zero points. */
static PEX_INLINE void pex_conv_dsp_expand(const pex_conv_s8_dsp_params *params, const int8_t *row,
                                           int32_t element, int32_t origin, int32_t taps,
                                           int32_t *words) {
  for (int32_t left = taps; left > 0; left -= 4) {
    const uint32_t value = pex_conv_dsp_value(params, row, element, origin);
    const int32_t partner = element + (left > 2 ? 2 : 1);
    const uint32_t other = left > 1 ? pex_conv_dsp_value(params, row, partner, origin) : 0U;
    *words++ = (int32_t)(value | other << 16);
    if (left > 2) {
      const uint32_t second = pex_conv_dsp_value(params, row, element + 1, origin);
      const uint32_t fourth = left > 3 ? pex_conv_dsp_value(params, row, element + 3, origin) : 0U;
      *words++ = (int32_t)(second | fourth << 16);
    }
    element += 4;
  }
}

/* A chunk: kernel rows from `row` on of a block of channels. */
typedef struct {
  int32_t row;
  int32_t first_channel;
  int32_t channels;
} pex_conv_dsp_chunk;

/* Where the widened values of a chunk lie: those of the next pixel, and of the next kernel row. */
typedef struct {
  int32_t pixel_words;
  int32_t row_words;
} pex_conv_dsp_strides;

/* Whether neighbouring pixels share what both read: columns that are whole words. */
static PEX_INLINE bool pex_conv_dsp_shares(const pex_conv_s8_dsp_params *params) {
  return params->block_channels % 4 == 0 && params->kernel_width > 1;
}

/* How many columns some pixels read. */
static PEX_INLINE int32_t pex_conv_dsp_columns_read(const pex_conv_s8_dsp_params *params,
                                                    int32_t pixels) {
  return (pixels - 1) * params->stride_width + params->kernel_width;
}

static PEX_INLINE pex_conv_dsp_strides pex_conv_dsp_strides_of(const pex_conv_s8_dsp_params *params,
                                                               int32_t pixels, int32_t channels) {
  const int32_t column_words = channels / 2;
  const int32_t row_words = pex_conv_dsp_row_words(params, channels);
  const pex_conv_dsp_strides shared = {params->stride_width * column_words,
                                       pex_conv_dsp_columns_read(params, pixels) * column_words};
  const pex_conv_dsp_strides own = {params->chunk_rows * row_words, row_words};
  return pex_conv_dsp_shares(params) ? shared : own;
}

/* Words of scratch for widened values. */
static PEX_INLINE int32_t pex_conv_dsp_value_words(const pex_conv_s8_dsp_params *params,
                                                   int32_t pixels) {
  const pex_conv_dsp_strides strides =
      pex_conv_dsp_strides_of(params, pixels, params->block_channels);
  return pex_conv_dsp_shares(params) ? params->chunk_rows * strides.row_words
                                     : pixels * strides.pixel_words;
}

/* Whether some pixel reads columns outside of the input. */
static PEX_INLINE bool pex_conv_dsp_is_padded(const pex_conv_s8_dsp_params *params) {
  const int32_t end = pex_conv_dsp_columns_read(params, params->output_width);
  return params->padding_left > 0 || end - params->padding_left > params->input_width;
}

/* Widens a block of channels of the columns that pixels from `column` on read of an input row. */
static PEX_INLINE void pex_conv_dsp_expand_columns(const pex_conv_s8_dsp_params *params,
                                                   const int8_t *row, const pex_part *part,
                                                   int32_t column, int32_t pixels,
                                                   pex_conv_dsp_chunk chunk, int32_t *words) {
  const bool padded = pex_conv_dsp_is_padded(params);
  const int32_t first = column * params->stride_width - params->padding_left;
  const int32_t end = first + pex_conv_dsp_columns_read(params, pixels);
  if (row == NULL) {
    pex_conv_dsp_fill(words, (end - first) * chunk.channels, params->input_zero_point);
    return;
  }
  for (int32_t read = first; read < end; read++) {
    if (padded && (read < 0 || read >= params->input_width)) {
      words = pex_conv_dsp_fill(words, chunk.channels, params->input_zero_point);
    } else {
      const int32_t element =
          (read - part->input_column) * params->input_channels + chunk.first_channel;
      words = pex_widen_dsp(words, row + element, chunk.channels);
    }
  }
}

/* Widens what each of the pixels from `column` on reads of an input row: all channels, or a block
 * of the channels of one column. */
static PEX_INLINE void pex_conv_dsp_expand_pixels(const pex_conv_s8_dsp_params *params,
                                                  const int8_t *row, const pex_part *part,
                                                  int32_t column, int32_t pixels,
                                                  pex_conv_dsp_chunk chunk, int32_t *words) {
  const int32_t channels = params->input_channels;
  const int32_t taps = params->kernel_width * chunk.channels;
  const int32_t origin = part->input_column * channels;
  const bool padded = pex_conv_dsp_is_padded(params);
  for (int32_t pixel = 0; pixel < pixels; pixel++) {
    const int32_t first_column = (column + pixel) * params->stride_width - params->padding_left;
    const int32_t first = first_column * channels + chunk.first_channel;
    if (row != NULL && (!padded || (first_column >= 0 &&
                                    first_column + params->kernel_width <= params->input_width))) {
      pex_widen_all_dsp(words, row + (first - origin), taps);
    } else {
      pex_conv_dsp_expand(params, row, first, origin, taps, words);
    }
    words += pex_conv_dsp_strides_of(params, pixels, chunk.channels).pixel_words;
  }
}

/* Widens what pixels from `column` on read of a chunk. */
static PEX_INLINE void pex_conv_dsp_expand_chunk(const pex_conv_s8_dsp_params *params,
                                                 const int8_t *const *rows, const pex_part *part,
                                                 int32_t column, int32_t pixels,
                                                 pex_conv_dsp_chunk chunk, int32_t *values) {
  const int32_t row_words = pex_conv_dsp_strides_of(params, pixels, chunk.channels).row_words;
  for (int32_t k = 0; k < params->chunk_rows; k++) {
    const int8_t *const row = rows[chunk.row + k];
    if (pex_conv_dsp_shares(params)) {
      pex_conv_dsp_expand_columns(params, row, part, column, pixels, chunk, values + k * row_words);
    } else {
      pex_conv_dsp_expand_pixels(params, row, part, column, pixels, chunk, values + k * row_words);
    }
  }
}

/* Adds what some words of weights give. */
static PEX_INLINE pex_conv_dsp_sums pex_conv_dsp_add(pex_conv_dsp_sums sums, const int32_t *weights,
                                                     const int32_t *values, int32_t words,
                                                     int32_t distance, int32_t pixels) {
  const int32_t *const end = weights + words / 2 * 2;
  PEX_UNROLL(16)
  for (; weights != end; weights += 2) {
    const pex_dsp_pair both = pex_dsp_load_pair(weights);
    const pex_dsp_pair value0 = pex_dsp_load_pair(values);
    const uint32_t both0 = (uint32_t)both.first;
    const uint32_t both1 = (uint32_t)both.second;
    const uint32_t first0 = pex_dsp_sxtb16(both0);
    const uint32_t first1 = pex_dsp_sxtb16(both1);
    pex_dsp_smlad_to(&sums.both0, both0, (uint32_t)value0.first);
    pex_dsp_smlad_to(&sums.first0, first0, (uint32_t)value0.first);
    pex_dsp_smlad_to(&sums.both0, both1, (uint32_t)value0.second);
    pex_dsp_smlad_to(&sums.first0, first1, (uint32_t)value0.second);
    if (pixels > 1) {
      const pex_dsp_pair value1 = pex_dsp_load_pair(values + distance);
      pex_dsp_smlad_to(&sums.both1, both0, (uint32_t)value1.first);
      pex_dsp_smlad_to(&sums.first1, first0, (uint32_t)value1.first);
      pex_dsp_smlad_to(&sums.both1, both1, (uint32_t)value1.second);
      pex_dsp_smlad_to(&sums.first1, first1, (uint32_t)value1.second);
    }
    if (pixels > 2) {
      const pex_dsp_pair value2 = pex_dsp_load_pair(values + 2 * distance);
      pex_dsp_smlad_to(&sums.both2, both0, (uint32_t)value2.first);
      pex_dsp_smlad_to(&sums.first2, first0, (uint32_t)value2.first);
      pex_dsp_smlad_to(&sums.both2, both1, (uint32_t)value2.second);
      pex_dsp_smlad_to(&sums.first2, first1, (uint32_t)value2.second);
    }
    values += 2;
    pex_dsp_in_order();
  }
  if (words % 2 != 0) {
    const uint32_t both = (uint32_t)*weights;
    const uint32_t first = pex_dsp_sxtb16(both);
    pex_dsp_smlad_to(&sums.both0, both, (uint32_t)values[0]);
    pex_dsp_smlad_to(&sums.first0, first, (uint32_t)values[0]);
    if (pixels > 1) {
      pex_dsp_smlad_to(&sums.both1, both, (uint32_t)values[distance]);
      pex_dsp_smlad_to(&sums.first1, first, (uint32_t)values[distance]);
    }
    if (pixels > 2) {
      pex_dsp_smlad_to(&sums.both2, both, (uint32_t)values[2 * distance]);
      pex_dsp_smlad_to(&sums.first2, first, (uint32_t)values[2 * distance]);
    }
  }
  return sums;
}

/* Twice the sum of the second filter. */
static PEX_INLINE int32_t pex_conv_dsp_twice_second(int32_t both, int32_t first) {
  return (int32_t)((uint32_t)both - (uint32_t)first) >> 7;
}

/* An output of twice a sum. `halving` is the right shift less one, in the lowest byte; `zero_point`
 * the output's, as pex_conv_dsp_zero_point has it. */
static PEX_INLINE int8_t pex_conv_dsp_output(const pex_conv_s8_dsp_params *params, int32_t twice,
                                             int32_t multiplier, uint32_t halving,
                                             int32_t zero_point) {
  int32_t high;
  if (params->activation_min < params->output_zero_point) {
    high = pex_dsp_smmulr(twice, multiplier);
    high -= high < 0 ? 1 : 0; /* halves of negative numbers go down; else these are clamped */
    high += zero_point;
  } else {
    high = pex_dsp_smmlar(twice, multiplier, zero_point);
  }
  const int32_t twice_scaled = pex_dsp_asr(high, halving);
  if (params->activation_min == INT8_MIN && params->activation_max == INT8_MAX) {
    return (int8_t)pex_dsp_ssat8_of_half(twice_scaled);
  }
  return pex_clamp(twice_scaled >> 1, params->activation_min, params->activation_max);
}

/* Twice the output's zero point, and one to round, before the right shift. */
static PEX_INLINE int32_t pex_conv_dsp_zero_point(const pex_conv_s8_dsp_params *params,
                                                  uint32_t halving) {
  return pex_dsp_lsl(2 * params->output_zero_point + 1, halving);
}

/* The outputs of a pair of filters; the second of which is not there where `alone`. */
static PEX_INLINE void pex_conv_dsp_finish(const pex_conv_s8_dsp_params *params,
                                           pex_conv_dsp_sums sums, const int32_t *outputs,
                                           int8_t *output, int32_t pixel_bytes, int32_t pixels,
                                           bool alone) {
  const int32_t multiplier = outputs[2];
  const int32_t multiplier_of_second = outputs[3];
  const uint32_t halving = (uint32_t)outputs[4];
  const int32_t zero_point = pex_conv_dsp_zero_point(params, halving);
  output[0] = pex_conv_dsp_output(params, 2 * sums.first0, multiplier, halving, zero_point);
  if (pixels > 1) {
    output[pixel_bytes] =
        pex_conv_dsp_output(params, 2 * sums.first1, multiplier, halving, zero_point);
  }
  if (pixels > 2) {
    output[2 * pixel_bytes] =
        pex_conv_dsp_output(params, 2 * sums.first2, multiplier, halving, zero_point);
  }
  if (!alone) {
    const uint32_t halving_of_second = halving >> 8;
    const int32_t zero_point_of_second = pex_conv_dsp_zero_point(params, halving_of_second);
    const int32_t twice0 = pex_conv_dsp_twice_second(sums.both0, sums.first0);
    output[1] = pex_conv_dsp_output(params, twice0, multiplier_of_second, halving_of_second,
                                    zero_point_of_second);
    if (pixels > 1) {
      const int32_t twice1 = pex_conv_dsp_twice_second(sums.both1, sums.first1);
      output[pixel_bytes + 1] = pex_conv_dsp_output(params, twice1, multiplier_of_second,
                                                    halving_of_second, zero_point_of_second);
    }
    if (pixels > 2) {
      const int32_t twice2 = pex_conv_dsp_twice_second(sums.both2, sums.first2);
      output[2 * pixel_bytes + 1] = pex_conv_dsp_output(params, twice2, multiplier_of_second,
                                                        halving_of_second, zero_point_of_second);
    }
  }
}

/* The sums of a pair before the first word. */
static PEX_INLINE pex_conv_dsp_sums pex_conv_dsp_start(const int32_t *outputs) {
  const int32_t first = outputs[0];
  const int32_t both = (int32_t)((uint32_t)first + ((uint32_t)outputs[1] << 8));
  const pex_conv_dsp_sums sums = {both, first, both, first, both, first};
  return sums;
}

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
  for (int32_t channel = part->first_channel; channel < part->end_channel; channel += 2) {
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

/* Sums of a pair that were kept. */
static PEX_INLINE pex_conv_dsp_sums pex_conv_dsp_load(const int32_t *kept, int32_t pixels) {
  const pex_dsp_pair first = pex_dsp_load_pair(kept);
  pex_conv_dsp_sums sums = {first.first, first.second, 0, 0, 0, 0};
  if (pixels > 1) {
    const pex_dsp_pair second = pex_dsp_load_pair(kept + 2);
    sums.both1 = second.first;
    sums.first1 = second.second;
  }
  if (pixels > 2) {
    const pex_dsp_pair third = pex_dsp_load_pair(kept + 4);
    sums.both2 = third.first;
    sums.first2 = third.second;
  }
  return sums;
}

/* Keeps the sums of a pair. */
static PEX_INLINE void pex_conv_dsp_keep(int32_t *kept, pex_conv_dsp_sums sums, int32_t pixels) {
  const pex_dsp_pair pair0 = {sums.both0, sums.first0};
  pex_dsp_store_pair(kept, pair0);
  if (pixels > 1) {
    const pex_dsp_pair pair1 = {sums.both1, sums.first1};
    pex_dsp_store_pair(kept + 2, pair1);
  }
  if (pixels > 2) {
    const pex_dsp_pair pair2 = {sums.both2, sums.first2};
    pex_dsp_store_pair(kept + 4, pair2);
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
  int32_t *const kept = values + pex_conv_dsp_value_words(params, pixels);
  for (int32_t row = 0; row < params->kernel_height; row += params->chunk_rows) {
    chunk.row = row;
    pex_conv_dsp_expand_chunk(params, rows, part, column, pixels, chunk, values);
    const int32_t *of_pair = weights;
    int32_t *sums = kept;
    for (int32_t pair = 0; pair < pairs; pair++) {
      pex_conv_dsp_keep(sums,
                        pex_conv_dsp_add_chunk(params, pex_conv_dsp_load(sums, pixels), of_pair,
                                               values, pixels, chunk.channels),
                        pixels);
      of_pair += words;
      sums += 2 * pixels;
    }
    weights += params->chunk_rows * pex_conv_dsp_row_words(params, chunk.channels);
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
