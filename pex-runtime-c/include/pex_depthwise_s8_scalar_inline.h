#ifndef PEX_DEPTHWISE_S8_SCALAR_INLINE_H
#define PEX_DEPTHWISE_S8_SCALAR_INLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "pex_assert.h"
#include "pex_depthwise_s8_scalar.h"
#include "pex_inline.h"
#include "pex_requantize_scalar.h"

/* The body of pex_depthwise_s8_scalar, for calls with constant parameters. */

/* Channels for which the addresses of a pixel's taps are the same but for an offset: padding is as
 * many zero points. */
enum { PEX_DEPTHWISE_SCALAR_GROUP = 32, PEX_DEPTHWISE_SCALAR_SMALL = 9 };

/* Where pixels read: the input column of the first tap, and of the given rows. */
typedef struct {
  const int8_t *const *rows;
  int32_t first_column;
  int32_t input_column;
} pex_depthwise_scalar_window;

static PEX_INLINE int8_t pex_depthwise_scalar_output(const pex_depthwise_s8_scalar_params *params,
                                                     int32_t sum, int32_t channel) {
  const pex_scalar_ends ends = {params->output_zero_point, params->activation_min,
                                params->activation_max};
  return pex_scalar_rescale(sum + params->bias[channel], params->multiplier[channel],
                            -params->shift[channel], ends);
}

/* Two neighbouring pixels that see no padding. */
static PEX_INLINE void pex_depthwise_scalar_pair(const pex_depthwise_s8_scalar_params *params,
                                                 pex_depthwise_scalar_window window, int8_t *output,
                                                 int32_t output_pixel_bytes, const pex_part *part) {
  const int32_t pixel_bytes = params->input_pixel_bytes;
  const int32_t distance = params->stride_width * pixel_bytes;
  int32_t offset = (window.first_column - window.input_column) * pixel_bytes;
  const int8_t *weights =
      params->weights + part->first_channel * params->kernel_height * params->kernel_width;
  for (int32_t channel = part->first_channel; channel < part->end_channel; channel++) {
    int32_t first = 0;
    int32_t second = 0;
    PEX_UNROLL(3)
    for (int32_t k = 0; k < params->kernel_height; k++) {
      const int8_t *const values = window.rows[k] + offset;
      PEX_UNROLL(7)
      for (int32_t tap = 0; tap < params->kernel_width; tap++) {
        first += values[tap * pixel_bytes] * weights[tap];
        second += values[tap * pixel_bytes + distance] * weights[tap];
      }
      weights += params->kernel_width;
    }
    output[0] = pex_depthwise_scalar_output(params, first, channel);
    output[output_pixel_bytes] = pex_depthwise_scalar_output(params, second, channel);
    output++;
    offset++;
  }
}

/* Sets where each tap reads from channel `channel` of the part on. */
static PEX_INLINE void pex_depthwise_scalar_find_taps(const pex_depthwise_s8_scalar_params *params,
                                                      pex_depthwise_scalar_window window,
                                                      int32_t channel, const int8_t *padding,
                                                      const int8_t **starts) {
  const int32_t pixel_bytes = params->input_pixel_bytes;
  const int32_t offset = (window.first_column - window.input_column) * pixel_bytes + channel;
  for (int32_t k = 0; k < params->kernel_height; k++) {
    for (int32_t tap = 0; tap < params->kernel_width; tap++) {
      const int32_t column = window.first_column + tap;
      const bool read = window.rows[k] != NULL && column >= 0 && column < params->input_width;
      *starts++ = read ? window.rows[k] + offset + tap * pixel_bytes : padding;
    }
  }
}

/* Any pixel. There is room for its taps' addresses, and padding for a group of channels. */
static PEX_INLINE void pex_depthwise_scalar_pixel(const pex_depthwise_s8_scalar_params *params,
                                                  pex_depthwise_scalar_window window,
                                                  const int8_t *padding, const int8_t **starts,
                                                  int8_t *output, const pex_part *part) {
  const int32_t taps = params->kernel_height * params->kernel_width;
  const int8_t *weights = params->weights + part->first_channel * taps;
  for (int32_t channel = part->first_channel; channel < part->end_channel; channel++) {
    const int32_t offset = (channel - part->first_channel) % PEX_DEPTHWISE_SCALAR_GROUP;
    if (offset == 0) {
      pex_depthwise_scalar_find_taps(params, window, channel - part->first_channel, padding,
                                     starts);
    }
    int32_t sum = 0;
    PEX_UNROLL(9)
    for (int32_t tap = 0; tap < taps; tap++) {
      sum += starts[tap][offset] * weights[tap];
    }
    *output++ = pex_depthwise_scalar_output(params, sum, channel);
    weights += taps;
  }
}

/* Columns of the part, with room and padding for a pixel. */
static PEX_INLINE void pex_depthwise_scalar_columns(const pex_depthwise_s8_scalar_params *params,
                                                    const int8_t *const *rows,
                                                    const int8_t *padding, const int8_t **starts,
                                                    int8_t *output, int32_t output_pixel_bytes,
                                                    const pex_part *part) {
  bool rows_there = params->pairs;
  for (int32_t k = 0; params->pairs && k < params->kernel_height; k++) {
    rows_there = rows_there && rows[k] != NULL;
  }
  int32_t column = part->first_column;
  while (column < part->end_column) {
    const int32_t first_column = column * params->stride_width - params->padding_left;
    const int32_t end_column = first_column + params->stride_width + params->kernel_width;
    const pex_depthwise_scalar_window window = {rows, first_column, part->input_column};
    if (rows_there && column + 1 < part->end_column && first_column >= 0 &&
        end_column <= params->input_width) {
      pex_depthwise_scalar_pair(params, window, output, output_pixel_bytes, part);
      column += 2;
      output += 2 * output_pixel_bytes;
    } else {
      pex_depthwise_scalar_pixel(params, window, padding, starts, output, part);
      column++;
      output += output_pixel_bytes;
    }
  }
}

static PEX_INLINE void pex_depthwise_s8_scalar_inline(const pex_depthwise_s8_scalar_params *params,
                                                      const int8_t *const *rows, int8_t *output,
                                                      int32_t output_pixel_bytes,
                                                      const pex_part *part) {
  PEX_ASSERT(0 <= part->first_column && part->end_column <= params->output_width);
  PEX_ASSERT(0 <= part->first_channel && part->end_channel <= params->output_channels);
  PEX_ASSERT(params->kernel_height * params->kernel_width <= PEX_DEPTHWISE_S8_SCALAR_TAPS);
  PEX_ASSERT(params->kernel_height > 0 && params->kernel_width > 0);
  int8_t padding[PEX_DEPTHWISE_SCALAR_GROUP];
  memset(padding, params->input_zero_point, sizeof padding);
  if (params->kernel_height * params->kernel_width <= PEX_DEPTHWISE_SCALAR_SMALL) {
    const int8_t *starts[PEX_DEPTHWISE_SCALAR_SMALL] = {NULL};
    pex_depthwise_scalar_columns(params, rows, padding, starts, output, output_pixel_bytes, part);
  } else {
    const int8_t *starts[PEX_DEPTHWISE_S8_SCALAR_TAPS] = {NULL};
    pex_depthwise_scalar_columns(params, rows, padding, starts, output, output_pixel_bytes, part);
  }
}

#endif
