#ifndef PEX_CONV_S8_MVE_INLINE_H
#define PEX_CONV_S8_MVE_INLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pex_assert.h"
#include "pex_blocks_mve.h"
#include "pex_conv_s8_mve.h"
#include "pex_inline.h"
#include "pex_mve.h"
#include "pex_requantize_mve.h"

/* The body of pex_conv_s8_mve, for calls with constant parameters. Vectors are read in runs: the
 * bytes of a kernel row where they fill vectors, else those of one tap. */

/* Where a pixel reads: the input column of its first tap, and of the given rows. */
typedef struct {
  const int8_t *const *rows;
  int32_t first_column;
  int32_t input_column;
} pex_conv_mve_window;

/* What all pixels of a layer share. */
typedef struct {
  pex_mve_ends ends;
  bool whole_blocks;
  bool whole_vectors;
  int32_t block_bytes;
} pex_conv_mve_layer;

static PEX_INLINE pex_conv_mve_layer pex_conv_mve_layer_of(const pex_conv_s8_mve_params *params) {
  const int32_t vectors = (params->input_channels + 15) / 16;
  const pex_conv_mve_layer layer = {
      .ends = {.zero_point = params->output_zero_point,
               .min = params->activation_min,
               .max = params->activation_max},
      .whole_blocks = params->output_channels % 4 == 0,
      .whole_vectors = params->input_channels % 16 == 0,
      .block_bytes = params->kernel_height * params->kernel_width * vectors * 64,
  };
  return layer;
}

/* Stores the outputs of a block, of which `left` channels are there. */
static PEX_INLINE void pex_conv_mve_store(const pex_conv_mve_layer *layer, int32x4_t sums,
                                          pex_mve_scale scale, int8_t *output, int32_t left) {
  pex_mve_store_block(output, pex_mve_requantize(sums, scale, layer->ends), left,
                      layer->whole_blocks);
}

/* Two neighbouring pixels that see no padding. */
static PEX_INLINE void pex_conv_mve_pair(const pex_conv_s8_mve_params *params,
                                         pex_conv_mve_window window, int8_t *output,
                                         int32_t output_pixel_bytes, const pex_part *part) {
  const pex_conv_mve_layer layer = pex_conv_mve_layer_of(params);
  const int32_t channels = params->input_channels;
  const int32_t run_taps = layer.whole_vectors ? params->kernel_width : 1;
  const int32_t offset = (window.first_column - window.input_column) * channels;
  const int8_t *const row = window.rows[0];
  const int8_t *weights = params->weights + part->first_channel / 4 * layer.block_bytes;
  const int32_t *record = params->records + part->first_channel / 4 * PEX_MVE_RECORD;
  for (int32_t channel = part->first_channel; channel < part->end_channel; channel += 4) {
    pex_mve_sums sums = pex_mve_start(record, record);
    PEX_UNROLL(3)
    for (int32_t k = 0; k < params->kernel_height; k++) {
      for (int32_t tap = 0; tap < params->kernel_width; tap += run_taps) {
        const int8_t *first = (k == 0 ? row : window.rows[k]) + offset + tap * channels;
        const int8_t *second = first + params->stride_width * channels;
        PEX_UNROLL(4)
        for (int32_t left = run_taps * channels; left > 0; left -= 16) {
          const int8x16_t values = pex_mve_next_of(&first, left, layer.whole_vectors);
          pex_mve_dot_2x4(&sums, values, pex_mve_next_of(&second, left, layer.whole_vectors),
                          &weights);
        }
      }
    }
    const int32_t left = part->end_channel - channel;
    const pex_mve_scale scale = pex_mve_scale_of(record);
    pex_conv_mve_store(&layer, pex_mve_first_sums(&sums), scale, output, left);
    pex_conv_mve_store(&layer, pex_mve_second_sums(&sums), scale, output + output_pixel_bytes,
                       left);
    output += 4;
    record += PEX_MVE_RECORD;
  }
}

/* One pixel, two blocks of channels at a time; where their number is odd, the last one twice.
 * `inside` says that it sees no padding. */
static PEX_INLINE void pex_conv_mve_single(const pex_conv_s8_mve_params *params,
                                           pex_conv_mve_window window, bool inside, int8_t *output,
                                           const pex_part *part) {
  const pex_conv_mve_layer layer = pex_conv_mve_layer_of(params);
  const int32_t channels = params->input_channels;
  const int32_t run_taps = inside && layer.whole_vectors ? params->kernel_width : 1;
  const int8_t *weights = params->weights + part->first_channel / 4 * layer.block_bytes;
  const int32_t *record = params->records + part->first_channel / 4 * PEX_MVE_RECORD;
  int8_t padding[16];
  vstrbq_s8(padding, vdupq_n_s8((int8_t)params->input_zero_point));
  for (int32_t channel = part->first_channel; channel < part->end_channel; channel += 8) {
    const bool last = channel + 4 >= part->end_channel;
    const int8_t *next_weights = last ? weights : weights + layer.block_bytes;
    const int32_t *next_record = last ? record : record + PEX_MVE_RECORD;
    pex_mve_sums sums = pex_mve_start(record, next_record);
    for (int32_t k = 0; k < params->kernel_height; k++) {
      for (int32_t tap = 0; tap < params->kernel_width; tap += run_taps) {
        const int32_t column = window.first_column + tap;
        const bool read =
            inside || (window.rows[k] != NULL && column >= 0 && column < params->input_width);
        const int8_t *values =
            read ? window.rows[k] + (column - window.input_column) * channels : padding;
        const int32_t step = read ? 16 : 0;
        PEX_UNROLL(4)
        for (int32_t left = run_taps * channels; left > 0; left -= 16) {
          pex_mve_dot_1x8(&sums, pex_mve_load_of(values, left, layer.whole_vectors), &weights,
                          &next_weights);
          values += step;
        }
      }
    }
    const int32_t left = part->end_channel - channel;
    pex_conv_mve_store(&layer, pex_mve_first_sums(&sums), pex_mve_scale_of(record), output, left);
    if (!last) {
      pex_conv_mve_store(&layer, pex_mve_second_sums(&sums), pex_mve_scale_of(next_record),
                         output + 4, left - 4);
    }
    weights = next_weights;
    record = next_record + PEX_MVE_RECORD;
    output += 8;
  }
}

/* Whether `columns` input columns from the window's first on are in the tensor. */
static PEX_INLINE bool pex_conv_mve_inside(const pex_conv_s8_mve_params *params,
                                           const pex_conv_mve_window *window, int32_t columns) {
  const int32_t last_column =
      (params->output_width - 1) * params->stride_width + params->kernel_width - 1;
  const bool all = params->padding_left == 0 && last_column < params->input_width;
  return all ||
         (window->first_column >= 0 && window->first_column + columns <= params->input_width);
}

static PEX_INLINE bool pex_conv_mve_rows_there(const pex_conv_s8_mve_params *params,
                                               const int8_t *const *rows) {
  bool there = true;
  for (int32_t k = 0; params->kernel_height > 1 && k < params->kernel_height; k++) {
    there = there && rows[k] != NULL;
  }
  return there;
}

static PEX_INLINE void pex_conv_s8_mve_inline(const pex_conv_s8_mve_params *params,
                                              const int8_t *const *rows, int8_t *output,
                                              int32_t output_pixel_bytes, const pex_part *part) {
  PEX_ASSERT(0 <= part->first_column && part->end_column <= params->output_width);
  PEX_ASSERT(part->first_channel % 4 == 0 && part->end_channel <= params->output_channels);
  PEX_ASSERT(part->end_channel % 4 == 0 || part->end_channel == params->output_channels);
  const bool rows_there = pex_conv_mve_rows_there(params, rows);
  const int32_t pair_columns = params->stride_width + params->kernel_width;
  int32_t column = part->first_column;
  while (column < part->end_column) {
    const pex_conv_mve_window window = {rows, column * params->stride_width - params->padding_left,
                                        part->input_column};
    if (rows_there && column + 1 < part->end_column &&
        pex_conv_mve_inside(params, &window, pair_columns)) {
      pex_conv_mve_pair(params, window, output, output_pixel_bytes, part);
      column += 2;
      output += 2 * output_pixel_bytes;
      continue;
    }
    if (rows_there && pex_conv_mve_inside(params, &window, params->kernel_width)) {
      pex_conv_mve_single(params, window, true, output, part);
    } else {
      pex_conv_mve_single(params, window, false, output, part);
    }
    column++;
    output += output_pixel_bytes;
  }
}

#endif
