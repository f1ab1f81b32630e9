#ifndef PEX_DENSE_S8_DSP_INLINE_H
#define PEX_DENSE_S8_DSP_INLINE_H

#include "pex_assert.h"
#include "pex_dense_s8_dsp.h"
#include "pex_dsp.h"
#include "pex_inline.h"
#include "pex_requantize.h"
#include "pex_widen_dsp.h"

/* The sums of one or two pairs of units: `both` of 256 * second + first, and `first` of the first
 * alone. */
typedef struct {
  int32_t both0;
  int32_t first0;
  int32_t both1;
  int32_t first1;
} pex_dense_dsp_sums;

/* Words of a pair. */
static PEX_INLINE int32_t pex_dense_dsp_words(const pex_dense_s8_dsp_params *params) {
  return params->inputs / 4 * 2 + (params->inputs % 4 + 1) / 2;
}

/* The sums before the first word. */
static PEX_INLINE pex_dense_dsp_sums pex_dense_dsp_start(const int32_t *outputs, int32_t pairs) {
  const uint32_t first = (uint32_t)outputs[0];
  pex_dense_dsp_sums sums = {(int32_t)(first + ((uint32_t)outputs[1] << 8)), (int32_t)first, 0, 0};
  if (pairs > 1) {
    const uint32_t third = (uint32_t)outputs[5];
    sums.both1 = (int32_t)(third + ((uint32_t)outputs[6] << 8));
    sums.first1 = (int32_t)third;
  }
  return sums;
}

/* Adds what some words of weights give; those of the second pair lie `distance` behind. */
static PEX_INLINE pex_dense_dsp_sums pex_dense_dsp_add(pex_dense_dsp_sums sums,
                                                       const int32_t *weights,
                                                       const int32_t *values, int32_t words,
                                                       int32_t distance, int32_t pairs) {
  const int32_t *const end = weights + words / 2 * 2;
  PEX_UNROLL(8)
  for (; weights != end; weights += 2) {
    const pex_dsp_pair value = pex_dsp_load_pair(values);
    const pex_dsp_pair both0 = pex_dsp_load_pair(weights);
    pex_dsp_smlad_to(&sums.both0, (uint32_t)both0.first, (uint32_t)value.first);
    pex_dsp_smlad_to(&sums.both0, (uint32_t)both0.second, (uint32_t)value.second);
    pex_dsp_smlad_to(&sums.first0, pex_dsp_sxtb16((uint32_t)both0.first), (uint32_t)value.first);
    pex_dsp_smlad_to(&sums.first0, pex_dsp_sxtb16((uint32_t)both0.second), (uint32_t)value.second);
    if (pairs > 1) {
      const pex_dsp_pair both1 = pex_dsp_load_pair(weights + distance);
      pex_dsp_smlad_to(&sums.both1, (uint32_t)both1.first, (uint32_t)value.first);
      pex_dsp_smlad_to(&sums.both1, (uint32_t)both1.second, (uint32_t)value.second);
      pex_dsp_smlad_to(&sums.first1, pex_dsp_sxtb16((uint32_t)both1.first), (uint32_t)value.first);
      pex_dsp_smlad_to(&sums.first1, pex_dsp_sxtb16((uint32_t)both1.second),
                       (uint32_t)value.second);
    }
    values += 2;
    pex_dsp_in_order();
  }
  if (words % 2 != 0) {
    const uint32_t value = (uint32_t)*values;
    pex_dsp_smlad_to(&sums.both0, (uint32_t)*weights, value);
    pex_dsp_smlad_to(&sums.first0, pex_dsp_sxtb16((uint32_t)*weights), value);
    if (pairs > 1) {
      const uint32_t both1 = (uint32_t)weights[distance];
      pex_dsp_smlad_to(&sums.both1, both1, value);
      pex_dsp_smlad_to(&sums.first1, pex_dsp_sxtb16(both1), value);
    }
  }
  return sums;
}

static PEX_INLINE int8_t pex_dense_dsp_output(const pex_dense_s8_dsp_params *params, int32_t sum,
                                              int32_t multiplier, int32_t right) {
  /* The product's upper half is enough: half of a unit is a multiple of its lowest bit. Halves of
   * negative numbers go down, others below the zero point are clamped in any case. */
  const int64_t product = (int64_t)sum * multiplier;
  int32_t high = (int32_t)(product >> 32);
  if (params->activation_min < params->output_zero_point && high < 0 && (uint32_t)product == 0U) {
    high--;
  }
  const int32_t twice = pex_dsp_asr(high, (uint32_t)right) + 2 * params->output_zero_point + 1;
  if (params->activation_min == INT8_MIN && params->activation_max == INT8_MAX) {
    return (int8_t)pex_dsp_ssat8_of_half(twice);
  }
  return pex_clamp(twice >> 1, params->activation_min, params->activation_max);
}

/* The outputs of `units` units: of one or two pairs, of the last of which the second may be not
 * there. */
static PEX_INLINE void pex_dense_dsp_finish(const pex_dense_s8_dsp_params *params,
                                            pex_dense_dsp_sums sums, const int32_t *outputs,
                                            int8_t *output, int32_t units) {
  output[0] = pex_dense_dsp_output(params, sums.first0, outputs[2], outputs[4] & 0xff);
  if (units > 1) {
    const int32_t second = (int32_t)((uint32_t)sums.both0 - (uint32_t)sums.first0) >> 8;
    output[1] = pex_dense_dsp_output(params, second, outputs[3], outputs[4] >> 8);
  }
  if (units > 2) {
    output[2] = pex_dense_dsp_output(params, sums.first1, outputs[7], outputs[9] & 0xff);
  }
  if (units > 3) {
    const int32_t fourth = (int32_t)((uint32_t)sums.both1 - (uint32_t)sums.first1) >> 8;
    output[3] = pex_dense_dsp_output(params, fourth, outputs[8], outputs[9] >> 8);
  }
}

/* Units [first_unit, end_unit), all words of weights at once. */
static PEX_INLINE void pex_dense_dsp_units(const pex_dense_s8_dsp_params *params,
                                           const int8_t *input, int8_t *output, int32_t first_unit,
                                           int32_t end_unit, int32_t *values) {
  const int32_t words = params->chunk_words;
  const int32_t *weights = params->weights + first_unit / 2 * words;
  const int32_t *outputs = params->outputs + first_unit / 2 * 5;
  int32_t unit = first_unit;
  pex_widen_all_dsp(values, input, params->inputs);
  for (; unit + 3 < end_unit; unit += 4) {
    const pex_dense_dsp_sums sums =
        pex_dense_dsp_add(pex_dense_dsp_start(outputs, 2), weights, values, words, words, 2);
    pex_dense_dsp_finish(params, sums, outputs, output + unit, 4);
    weights += 2 * words;
    outputs += 10;
  }
  for (; unit < end_unit; unit += 2) {
    const pex_dense_dsp_sums sums =
        pex_dense_dsp_add(pex_dense_dsp_start(outputs, 1), weights, values, words, words, 1);
    pex_dense_dsp_finish(params, sums, outputs, output + unit, end_unit - unit > 1 ? 2 : 1);
    weights += words;
    outputs += 5;
  }
}

/* Adds a chunk to the sums of a pair that are kept, or of two. */
static PEX_INLINE void pex_dense_dsp_add_kept(int32_t *kept, const int32_t *weights,
                                              const int32_t *values, int32_t words,
                                              int32_t distance, int32_t pairs) {
  const pex_dense_dsp_sums before = {kept[0], kept[1], pairs > 1 ? kept[2] : 0,
                                     pairs > 1 ? kept[3] : 0};
  const pex_dense_dsp_sums sums =
      pex_dense_dsp_add(before, weights, values, words, distance, pairs);
  kept[0] = sums.both0;
  kept[1] = sums.first0;
  if (pairs > 1) {
    kept[2] = sums.both1;
    kept[3] = sums.first1;
  }
}

/* Adds `count` words from `word` on to the sums of `units` units. */
static PEX_INLINE void pex_dense_dsp_add_chunk(const pex_dense_s8_dsp_params *params,
                                               const int32_t *weights, int32_t *kept,
                                               const int32_t *values, int32_t count,
                                               int32_t units) {
  const int32_t words = pex_dense_dsp_words(params);
  int32_t i = 0;
  for (; i + 3 < units; i += 4) {
    pex_dense_dsp_add_kept(kept + i, weights, values, count, words, 2);
    weights += 2 * words;
  }
  for (; i < units; i += 2) {
    pex_dense_dsp_add_kept(kept + i, weights, values, count, words, 1);
    weights += words;
  }
}

/* Units [first_unit, end_unit), chunk after chunk. */
static PEX_INLINE void pex_dense_dsp_chunks(const pex_dense_s8_dsp_params *params,
                                            const int8_t *input, int8_t *output, int32_t first_unit,
                                            int32_t end_unit, int32_t *values) {
  const int32_t words = pex_dense_dsp_words(params);
  const int32_t chunk = params->chunk_words;
  const int32_t units = end_unit - first_unit;
  const int32_t *outputs = params->outputs + first_unit / 2 * 5;
  const int32_t *weights = params->weights + first_unit / 2 * words;
  int32_t *const kept = values + chunk;
  for (int32_t i = 0; i < units; i += 2) {
    const pex_dense_dsp_sums start = pex_dense_dsp_start(outputs + i / 2 * 5, 1);
    kept[i] = start.both0;
    kept[i + 1] = start.first0;
  }
  int32_t word = 0;
  for (; word + chunk <= params->inputs / 4 * 2; word += chunk) {
    pex_widen_dsp(values, input + 2 * word, 2 * chunk);
    pex_dense_dsp_add_chunk(params, weights + word, kept, values, chunk, units);
  }
  if (word < words) {
    pex_widen_all_dsp(values, input + 2 * word, params->inputs - 2 * word);
    pex_dense_dsp_add_chunk(params, weights + word, kept, values, words - word, units);
  }
  for (int32_t i = 0; i < units; i += 2) {
    const pex_dense_dsp_sums sums = {kept[i], kept[i + 1], 0, 0};
    pex_dense_dsp_finish(params, sums, outputs + i / 2 * 5, output + first_unit + i,
                         units - i > 1 ? 2 : 1);
  }
}

static PEX_INLINE void pex_dense_s8_dsp_inline(const pex_dense_s8_dsp_params *params,
                                               const int8_t *input, int8_t *output,
                                               int32_t first_element, int32_t end_element,
                                               int32_t *scratch) {
  PEX_ASSERT(0 <= first_element && end_element <= params->units);
  if (params->chunk_pairs == 0) {
    pex_dense_dsp_units(params, input, output, first_element, end_element, scratch);
    return;
  }
  const int32_t step = 2 * params->chunk_pairs;
  for (int32_t unit = first_element; unit < end_element; unit += step) {
    const int32_t left = end_element - unit;
    pex_dense_dsp_chunks(params, input, output, unit, unit + (left < step ? left : step), scratch);
  }
}

#endif
