#ifndef PEX_DEPTHWISE_3X3_CHANNEL_H
#define PEX_DEPTHWISE_3X3_CHANNEL_H

#include <stdint.h>

#include "pex_depthwise_3x3_s8_dsp.h"
#include "pex_depthwise_3x3_window.h"
#include "pex_dsp.h"
#include "pex_inline.h"
#include "pex_requantize_dsp.h"

/* One channel of pex_depthwise_3x3_s8_dsp. All weights, biases and sums are doubled, as
 * pex_requantize_dsp.h asks for. */

/* Of each column rows 0 and 1 as halves; `bottom` is row 2 of the left and the middle column, the
 * upper half of `last` that of the right column. The lowest byte of `last` is -shift - 1. */
typedef struct {
  uint32_t left;
  uint32_t middle;
  uint32_t right;
  uint32_t bottom;
  uint32_t last;
  int32_t bias;
} pex_depthwise_3x3_channel;

/* Twice the even bytes as halves, and twice the odd ones. */
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

static PEX_INLINE pex_dsp_ends
pex_depthwise_3x3_ends(const pex_depthwise_3x3_s8_dsp_params *params) {
  const pex_dsp_ends ends = {params->output_zero_point, params->activation_min,
                             params->activation_max};
  return ends;
}

/* A sum with what the left, the middle or the right column of a window adds. */
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

#endif
