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
#include "pex_taps.h"

/* The body of pex_conv_s8_mve, for calls with constant parameters. Its scratch says where a pixel
 * reads, or two neighbours: their kernel rows at the first column if they see no padding, else each
 * column of each row. */

/* From an address on, as many bytes can be loaded at constant offsets. */
enum { PEX_CONV_MVE_NEAR = 128 };

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

/* The last `left` channels of a column, or the first 16 of them. */
static PEX_INLINE int8x16_t pex_conv_mve_values(const pex_conv_s8_mve_params *params,
                                                const int8_t *column, int32_t left) {
  const int32_t channels = params->input_channels;
  return pex_mve_load_of(column + (channels - left), left, channels % 16 == 0);
}

/* Two neighbouring pixels; where the stride is 1, one reads in its turn what the other has read. */
static PEX_INLINE void pex_conv_mve_pair(const pex_conv_s8_mve_params *params,
                                         const int8_t *const *starts, bool inside, int8_t *output,
                                         int32_t output_pixel_bytes, const pex_part *part) {
  const pex_conv_mve_layer layer = pex_conv_mve_layer_of(params);
  const int32_t channels = params->input_channels;
  const int32_t stride = params->stride_width;
  const int32_t columns = stride + params->kernel_width;
  const int8_t *weights = params->weights + part->first_channel / 4 * layer.block_bytes;
  const int32_t *record = params->records + part->first_channel / 4 * PEX_MVE_RECORD;
  for (int32_t channel = part->first_channel; channel < part->end_channel; channel += 4) {
    pex_mve_sums sums = pex_mve_start(record, record);
    PEX_UNROLL(3)
    for (int32_t k = 0; k < params->kernel_height; k++) {
      const int8_t *const *at = starts + (inside ? k : k * columns);
      const int8_t *row = pex_mve_base(at[0]);
      const int8_t *next = row + stride * channels;
      if (columns * channels > PEX_CONV_MVE_NEAR) {
        next = pex_mve_base(next);
      }
      PEX_UNROLL(4)
      for (int32_t left = channels; left > 0; left -= 16) {
        int8x16_t second = pex_conv_mve_values(params, row, left);
        PEX_UNROLL(8)
        for (int32_t t = 0; t < params->kernel_width; t++) {
          int8x16_t first = second;
          if (stride > 1 && t > 0) {
            first = pex_conv_mve_values(params, inside ? row + t * channels : at[t], left);
          }
          second = pex_conv_mve_values(params, inside ? next + t * channels : at[t + stride], left);
          pex_mve_dot_2x4(&sums, first, second, &weights);
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

/* One pixel, two blocks of channels at a time; where their number is odd, the last one twice. */
static PEX_INLINE void pex_conv_mve_single(const pex_conv_s8_mve_params *params,
                                           const int8_t *const *starts, bool inside, int8_t *output,
                                           const pex_part *part) {
  const pex_conv_mve_layer layer = pex_conv_mve_layer_of(params);
  const int8_t *weights = params->weights + part->first_channel / 4 * layer.block_bytes;
  const int32_t *record = params->records + part->first_channel / 4 * PEX_MVE_RECORD;
  const int32_t columns = params->kernel_width;
  for (int32_t channel = part->first_channel; channel < part->end_channel; channel += 8) {
    const bool last = channel + 4 >= part->end_channel;
    const int8_t *next_weights = last ? weights : weights + layer.block_bytes;
    const int32_t *next_record = last ? record : record + PEX_MVE_RECORD;
    pex_mve_sums sums = pex_mve_start(record, next_record);
    for (int32_t k = 0; k < params->kernel_height; k++) {
      const int8_t *const *at = starts + (inside ? k : k * columns);
      const int8_t *row = pex_mve_base(at[0]);
      PEX_UNROLL(4)
      for (int32_t left = params->input_channels; left > 0; left -= 16) {
        PEX_UNROLL(8)
        for (int32_t t = 0; t < columns; t++) {
          const int8_t *column = inside || columns == 1 ? row + t * params->input_channels : at[t];
          const int8x16_t values = pex_conv_mve_values(params, column, left);
          pex_mve_dot_1x8(&sums, values, &weights, &next_weights);
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

/* Sets where each of `columns` columns of the kernel rows lies. */
static PEX_INLINE void pex_conv_mve_find_columns(const pex_conv_s8_mve_params *params,
                                                 const int8_t *const *rows, int32_t first_column,
                                                 int32_t columns, int32_t input_column,
                                                 const int8_t **starts) {
  const pex_taps inside =
      pex_taps_inside(first_column, 1, columns, params->input_width, input_column);
  for (int32_t k = 0; k < params->kernel_height; k++) {
    pex_mve_find_columns(rows[k], inside, columns, params->input_channels, params->padding,
                         starts + k * columns);
  }
}

/* Sets where the kernel rows lie from a column on. */
static PEX_INLINE void pex_conv_mve_find_rows(const pex_conv_s8_mve_params *params,
                                              const int8_t *const *rows, int32_t first_column,
                                              int32_t input_column, const int8_t **starts) {
  for (int32_t k = 0; k < params->kernel_height; k++) {
    starts[k] = rows[k] + (first_column - input_column) * params->input_channels;
  }
}

static PEX_INLINE void pex_conv_s8_mve_inline(const pex_conv_s8_mve_params *params,
                                              const int8_t *const *rows, int8_t *output,
                                              int32_t output_pixel_bytes, const pex_part *part,
                                              const int8_t **starts) {
  const int32_t pair_columns = params->stride_width + params->kernel_width;
  const bool unpadded = params->padding == NULL;
  PEX_ASSERT(0 <= part->first_column && part->end_column <= params->output_width);
  PEX_ASSERT(part->first_channel % 4 == 0 && part->end_channel <= params->output_channels);
  PEX_ASSERT(part->end_channel % 4 == 0 || part->end_channel == params->output_channels);
  bool rows_there = true;
  for (int32_t k = 0; k < params->kernel_height; k++) {
    rows_there = rows_there && rows[k] != NULL;
  }
  for (int32_t column = part->first_column; column < part->end_column; column += 2) {
    const int32_t first_column = column * params->stride_width - params->padding_left;
    const bool pair = column + 1 < part->end_column;
    const bool inside = unpadded || (pair && rows_there && first_column >= 0 &&
                                     first_column + pair_columns <= params->input_width);
    if (inside) {
      pex_conv_mve_find_rows(params, rows, first_column, part->input_column, starts);
    } else {
      pex_conv_mve_find_columns(params, rows, first_column,
                                pair ? pair_columns : params->kernel_width, part->input_column,
                                starts);
    }
    if (!pair) {
      pex_conv_mve_single(params, starts, unpadded, output, part);
    } else if (inside) {
      pex_conv_mve_pair(params, starts, true, output, output_pixel_bytes, part);
    } else {
      pex_conv_mve_pair(params, starts, false, output, output_pixel_bytes, part);
    }
    output += 2 * output_pixel_bytes;
  }
}

#endif
