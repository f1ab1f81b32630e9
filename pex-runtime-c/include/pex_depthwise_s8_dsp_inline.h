#ifndef PEX_DEPTHWISE_S8_DSP_INLINE_H
#define PEX_DEPTHWISE_S8_DSP_INLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pex_assert.h"
#include "pex_depthwise_s8_dsp.h"
#include "pex_dsp.h"
#include "pex_inline.h"
#include "pex_requantize_dsp.h"

/* Up to six outputs of a row are made at once. Their sums are in registers; for each two kernel
 * rows a column of two inputs, as halves, meets the weights of all taps that read it. The zero
 * point is subtracted from the inputs, so that padding adds nothing. */
enum { PEX_DEPTHWISE_DSP_BLOCK = 6, PEX_DEPTHWISE_DSP_BLOCKS = 4 };

typedef struct {
  int32_t of[PEX_DEPTHWISE_DSP_BLOCK];
} pex_depthwise_dsp_sums;

/* The weights of one tap in two kernel rows, as halves. */
typedef struct {
  uint32_t of[8];
} pex_depthwise_dsp_weights;

/* The kernel rows that lie inside the tensor. */
typedef struct {
  int32_t first;
  int32_t end;
} pex_depthwise_dsp_rows;

/* Outputs [first, first + count) of a row, the first of which reads from column `left` on. */
typedef struct {
  int32_t first;
  int32_t count;
  int32_t left;
} pex_depthwise_dsp_block;

static PEX_INLINE pex_depthwise_dsp_rows
pex_depthwise_dsp_rows_of(const pex_depthwise_s8_dsp_params *params, const int8_t *const *rows) {
  pex_depthwise_dsp_rows inside = {0, params->kernel_height};
  while (inside.first < inside.end && rows[inside.first] == NULL) {
    inside.first++;
  }
  while (inside.first < inside.end && rows[inside.end - 1] == NULL) {
    inside.end--;
  }
  return inside;
}

static PEX_INLINE pex_depthwise_dsp_weights pex_depthwise_dsp_weights_of(int32_t kernel_width,
                                                                         const int8_t *first,
                                                                         const int8_t *second) {
  pex_depthwise_dsp_weights weights = {{0}};
  PEX_UNROLL(2)
  for (int32_t tap = 0; tap < kernel_width; tap += 4) {
    const uint32_t fours[2] = {pex_dsp_load(first + tap), pex_dsp_load(second + tap)};
    const uint32_t low = pex_dsp_pkhbt(fours[0], fours[1]);
    const uint32_t high = pex_dsp_pkhtb(fours[1], fours[0]);
    weights.of[tap] = pex_dsp_sxtb16(low);
    weights.of[tap + 1] = pex_dsp_sxtb16_ror8(low);
    weights.of[tap + 2] = pex_dsp_sxtb16(high);
    weights.of[tap + 3] = pex_dsp_sxtb16_ror8(high);
  }
  return weights;
}

/* Adds column x of the block to the sums of the outputs that read it. */
static PEX_INLINE void pex_depthwise_dsp_add(const pex_depthwise_s8_dsp_params *params,
                                             pex_depthwise_dsp_block block,
                                             const pex_depthwise_dsp_weights *weights, int32_t x,
                                             uint32_t inputs, pex_depthwise_dsp_sums *sums) {
  PEX_UNROLL(6)
  for (int32_t i = 0; i < block.count; i++) {
    const int32_t tap = x - i * params->stride_width;
    if (tap >= 0 && tap < params->kernel_width) {
      sums->of[i] = pex_dsp_smlad(inputs, weights->of[tap], sums->of[i]);
    }
  }
}

/* Adds two kernel rows to the sums. The inputs are those of the first column that is there. */
static PEX_INLINE void pex_depthwise_dsp_add_rows(const pex_depthwise_s8_dsp_params *params,
                                                  pex_depthwise_dsp_block block,
                                                  const int8_t *upper, const int8_t *lower,
                                                  const int8_t *upper_weights,
                                                  const int8_t *lower_weights,
                                                  pex_depthwise_dsp_sums *sums) {
  const pex_depthwise_dsp_weights taps =
      pex_depthwise_dsp_weights_of(params->kernel_width, upper_weights, lower_weights);
  const uint32_t zero = (uint32_t)params->input_zero_point;
  const uint32_t zeros = pex_dsp_pkhbt(zero, zero);
  const int32_t columns = (block.count - 1) * params->stride_width + params->kernel_width;
  PEX_UNROLL(20)
  for (int32_t x = 0; x < columns; x++) {
    if (block.left + x >= 0 && block.left + x < params->input_width) {
      const int32_t offset = (block.left + x) * params->input_pixel_bytes;
      const uint32_t pair = pex_dsp_pkhbt((uint32_t)upper[offset], (uint32_t)lower[offset]);
      pex_depthwise_dsp_add(params, block, &taps, x, pex_dsp_ssub16(pair, zeros), sums);
    }
  }
}

/* One channel: its inputs, weights, factors and outputs. */
typedef struct {
  const int8_t *const *rows;
  pex_depthwise_dsp_rows inside;
  int32_t offset;
  const int8_t *weights;
  const int32_t *factors;
  int8_t *output;
} pex_depthwise_dsp_channel;

/* How the sums of one channel become outputs. */
typedef struct {
  pex_dsp_pair scale;
  uint32_t halvings;
} pex_depthwise_dsp_rescale;

static PEX_INLINE pex_depthwise_dsp_rescale pex_depthwise_dsp_rescale_of(
    const pex_depthwise_s8_dsp_params *params, const pex_depthwise_dsp_channel *channel) {
  const int32_t taps = params->kernel_height * params->kernel_width;
  const uint32_t halvings = (uint32_t)channel->weights[taps];
  const pex_depthwise_dsp_rescale rescale = {
      pex_dsp_scale_of(channel->factors[1], halvings, params->output_zero_point), halvings};
  return rescale;
}

static PEX_INLINE int8_t pex_depthwise_dsp_output(const pex_depthwise_s8_dsp_params *params,
                                                  pex_depthwise_dsp_rescale rescale, int32_t sum) {
  const pex_dsp_ends ends = {params->output_zero_point, params->activation_min,
                             params->activation_max};
  return (int8_t)pex_dsp_output(2 * sum, rescale.scale, rescale.halvings, ends);
}

/* Makes a block of outputs. All sizes are literals, so that the inner loops disappear. */
static PEX_INLINE void pex_depthwise_dsp_make(const pex_depthwise_s8_dsp_params *params,
                                              const pex_depthwise_dsp_channel *channel,
                                              int32_t first, int32_t most,
                                              int32_t output_pixel_bytes) {
  static const int8_t none[8] = {0};
  const int32_t left_over = params->output_width - first;
  const pex_depthwise_dsp_block block = {first, left_over < most ? left_over : most,
                                         first * params->stride_width - params->padding_left};
  const int32_t bias = channel->factors[0];
  pex_depthwise_dsp_sums sums = {{bias, bias, bias, bias, bias, bias}};
  const int8_t *weights = channel->weights + channel->inside.first * params->kernel_width;
  const int8_t *const *const end = channel->rows + channel->inside.end;
  for (const int8_t *const *row = channel->rows + channel->inside.first; row < end; row += 2) {
    const bool two = row + 1 < end;
    const int8_t *upper = row[0] + channel->offset;
    const int8_t *lower = row[two ? 1 : 0] + channel->offset;
    PEX_DSP_SETTLE(upper, lower, sums.of[0]);
    pex_depthwise_dsp_add_rows(params, block, upper, lower, weights,
                               two ? weights + params->kernel_width : none, &sums);
    weights += 2 * params->kernel_width;
  }
  const pex_depthwise_dsp_rescale rescale = pex_depthwise_dsp_rescale_of(params, channel);
  PEX_UNROLL(6)
  for (int32_t i = 0; i < block.count; i++) {
    channel->output[(first + i) * output_pixel_bytes] =
        pex_depthwise_dsp_output(params, rescale, sums.of[i]);
  }
}

/* Makes a row of few outputs. */
static PEX_INLINE void pex_depthwise_dsp_make_blocks(const pex_depthwise_s8_dsp_params *params,
                                                     const pex_depthwise_dsp_channel *channel,
                                                     int32_t output_pixel_bytes) {
  const int32_t blocks =
      (params->output_width + PEX_DEPTHWISE_DSP_BLOCK - 1) / PEX_DEPTHWISE_DSP_BLOCK;
  const int32_t most = (params->output_width + blocks - 1) / blocks;
  pex_depthwise_dsp_make(params, channel, 0, most, output_pixel_bytes);
  if (blocks > 1) {
    pex_depthwise_dsp_make(params, channel, most, most, output_pixel_bytes);
  }
  if (blocks > 2) {
    pex_depthwise_dsp_make(params, channel, 2 * most, most, output_pixel_bytes);
  }
  if (blocks > 3) {
    pex_depthwise_dsp_make(params, channel, 3 * most, most, output_pixel_bytes);
  }
}

/* Makes one output of a row of any size, from the column where its window begins. */
static PEX_INLINE int8_t pex_depthwise_dsp_make_one(const pex_depthwise_s8_dsp_params *params,
                                                    const pex_depthwise_dsp_channel *channel,
                                                    int32_t column) {
  const int32_t first = column < 0 ? -column : 0;
  const int32_t room = params->input_width - column;
  const int32_t end = room < params->kernel_width ? room : params->kernel_width;
  int32_t sum = channel->factors[0];
  for (int32_t k = channel->inside.first; k < channel->inside.end; k++) {
    const int8_t *weights = channel->weights + k * params->kernel_width;
    for (int32_t tap = first; tap < end; tap++) {
      const int32_t input =
          channel->rows[k][channel->offset + (column + tap) * params->input_pixel_bytes];
      sum += (input - params->input_zero_point) * weights[tap];
    }
  }
  return pex_depthwise_dsp_output(params, pex_depthwise_dsp_rescale_of(params, channel), sum);
}

static PEX_INLINE void pex_depthwise_s8_dsp_inline(const pex_depthwise_s8_dsp_params *params,
                                                   const int8_t *const *rows, int8_t *output,
                                                   int32_t output_pixel_bytes,
                                                   const pex_part *part) {
  PEX_ASSERT(0 <= part->first_column && part->end_column <= params->output_width);
  PEX_ASSERT(0 <= part->first_channel && part->end_channel <= params->output_channels);
  const int32_t columns = part->end_column - part->first_column;
  const int32_t weights_bytes = params->kernel_height * params->kernel_width + 1;
  pex_depthwise_dsp_channel channel = {
      .rows = rows,
      .inside = pex_depthwise_dsp_rows_of(params, rows),
      .offset = -part->input_column * params->input_pixel_bytes,
      .weights = params->weights + part->first_channel * weights_bytes,
      .factors = params->factors + 2 * part->first_channel,
  };
  channel.output = output;
  for (int32_t c = part->first_channel; c < part->end_channel; c++) {
    if (PEX_IS_LITERAL(columns) && columns == params->output_width &&
        columns <= PEX_DEPTHWISE_DSP_BLOCK * PEX_DEPTHWISE_DSP_BLOCKS) {
      pex_depthwise_dsp_make_blocks(params, &channel, output_pixel_bytes);
    } else {
      for (int32_t i = 0; i < columns; i++) {
        channel.output[i * output_pixel_bytes] = pex_depthwise_dsp_make_one(
            params, &channel,
            (part->first_column + i) * params->stride_width - params->padding_left);
      }
    }
    channel.offset++;
    channel.weights += weights_bytes;
    channel.factors += 2;
    channel.output++;
  }
}

#endif
