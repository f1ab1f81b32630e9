#ifndef PEX_CONV_DSP_WIDEN_H
#define PEX_CONV_DSP_WIDEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pex_conv_s8_dsp.h"
#include "pex_inline.h"
#include "pex_types.h"
#include "pex_widen_dsp.h"

/* What pex_conv_s8_dsp reads, in chunks, and how their values are widened. */

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

#endif
