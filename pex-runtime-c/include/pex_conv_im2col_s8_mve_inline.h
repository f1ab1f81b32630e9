#ifndef PEX_CONV_IM2COL_S8_MVE_INLINE_H
#define PEX_CONV_IM2COL_S8_MVE_INLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pex_assert.h"
#include "pex_conv_im2col_s8_mve.h"
#include "pex_conv_s8_mve_inline.h"
#include "pex_inline.h"
#include "pex_mve.h"
#include "pex_taps.h"

/* The body of pex_conv_im2col_s8_mve, for calls with constant parameters. Its scratch has two
 * windows, and room for the vector that is stored last. */

/* The windows as the pixels of a row: a convolution of single pixels. */
static PEX_INLINE pex_conv_s8_mve_params
pex_im2col_mve_flat(const pex_conv_im2col_s8_mve_params *params) {
  const int32_t bytes = params->kernel_height * params->kernel_width * params->input_channels;
  pex_conv_s8_mve_params flat = *params;
  flat.input_width = 2;
  flat.input_channels = (bytes + 15) / 16 * 16;
  flat.output_width = 2;
  flat.kernel_height = 1;
  flat.kernel_width = 1;
  flat.stride_width = 1;
  flat.padding_left = 0;
  return flat;
}

/* Copies bytes in whole vectors; behind them, up to 15 bytes become zero. */
static PEX_INLINE void pex_im2col_mve_copy(const int8_t *values, int8_t *copy, int32_t bytes) {
  for (int32_t i = 0; i < bytes; i += 16) {
    vstrbq_s8(copy + i, vldrbq_z_s8(values + i, vctp8q((uint32_t)(bytes - i))));
  }
}

/* Copies a window, of which `taps` are in the tensor, with zero points for its padding. */
static PEX_INLINE void pex_im2col_mve_copy_padded(const pex_conv_im2col_s8_mve_params *params,
                                                  const int8_t *const *rows, pex_taps taps,
                                                  int8_t *window) {
  const int32_t channels = params->input_channels;
  const int32_t row_bytes = params->kernel_width * channels;
  const int8x16_t zero_points = vdupq_n_s8((int8_t)params->input_zero_point);
  for (int32_t k = 0; k < params->kernel_height; k++) {
    for (int32_t i = 0; i < row_bytes; i += 16) {
      vstrbq_p_s8(window + i, zero_points, vctp8q((uint32_t)(row_bytes - i)));
    }
    const int32_t bytes = rows[k] == NULL ? 0 : (taps.end - taps.first) * channels;
    for (int32_t i = 0; i < bytes; i += 16) {
      const mve_pred16_t there = vctp8q((uint32_t)(bytes - i));
      const int8x16_t values = vldrbq_z_s8(rows[k] + taps.offset * channels + i, there);
      vstrbq_p_s8(window + taps.first * channels + i, values, there);
    }
    window += row_bytes;
  }
}

/* Copies the window of an output column. */
static PEX_INLINE void pex_im2col_mve_window(const pex_conv_im2col_s8_mve_params *params,
                                             const int8_t *const *rows, bool rows_there,
                                             int32_t column, int32_t input_column, int8_t *window) {
  const int32_t first_column = column * params->stride_width - params->padding_left;
  const int32_t row_bytes = params->kernel_width * params->input_channels;
  if (rows_there && first_column >= 0 &&
      first_column + params->kernel_width <= params->input_width) {
    const int32_t offset = (first_column - input_column) * params->input_channels;
    for (int32_t k = 0; k < params->kernel_height; k++) {
      pex_im2col_mve_copy(rows[k] + offset, window, row_bytes);
      window += row_bytes;
    }
  } else {
    pex_im2col_mve_copy_padded(
        params, rows,
        pex_taps_inside(first_column, 1, params->kernel_width, params->input_width, input_column),
        window);
  }
}

/* Two pixels at a time; where their number is odd, the last one twice. */
static PEX_INLINE void pex_conv_im2col_s8_mve_inline(const pex_conv_im2col_s8_mve_params *params,
                                                     const int8_t *const *rows, int8_t *output,
                                                     int32_t output_pixel_bytes,
                                                     const pex_part *part, int32_t *scratch) {
  const pex_conv_s8_mve_params flat = pex_im2col_mve_flat(params);
  int8_t *const first = (int8_t *)scratch;
  int8_t *const second = first + flat.input_channels;
  const int8_t *const windows[] = {first};
  PEX_ASSERT(0 <= part->first_column && part->end_column <= params->output_width);
  PEX_ASSERT(flat.input_channels <= PEX_CONV_IM2COL_S8_MVE_BYTES);
  vstrbq_s8(first + flat.input_channels - 16, vdupq_n_s8(0));
  vstrbq_s8(second + flat.input_channels - 16, vdupq_n_s8(0));
  bool rows_there = true;
  for (int32_t k = 0; k < params->kernel_height; k++) {
    rows_there = rows_there && rows[k] != NULL;
  }
  for (int32_t column = part->first_column; column < part->end_column; column += 2) {
    const bool last = column + 1 == part->end_column;
    /* The vector stored last reaches into the second window, which so comes after the first. */
    pex_im2col_mve_window(params, rows, rows_there, column, part->input_column, first);
    pex_im2col_mve_window(params, rows, rows_there, last ? column : column + 1, part->input_column,
                          second);
    pex_conv_mve_pair(&flat, windows, true, output, last ? 0 : output_pixel_bytes, part);
    output += 2 * output_pixel_bytes;
  }
}

#endif
