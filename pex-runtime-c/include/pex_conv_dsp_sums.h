#ifndef PEX_CONV_DSP_SUMS_H
#define PEX_CONV_DSP_SUMS_H

#include <stdbool.h>
#include <stdint.h>

#include "pex_conv_s8_dsp.h"
#include "pex_dsp.h"
#include "pex_inline.h"
#include "pex_requantize.h"

/* Of more words of weights than the most that stand one after the other, so many are in a loop. */
enum { PEX_CONV_DSP_MOST_WORDS = 32, PEX_CONV_DSP_WORDS = 16 };

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

/* Adds what some words of weights give, which are few where the compiler knows how many. */
static PEX_INLINE pex_conv_dsp_sums pex_conv_dsp_add_few(pex_conv_dsp_sums sums,
                                                         const int32_t *weights,
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

/* Adds what some words of weights give: all in a row, or many in a loop. */
static PEX_INLINE pex_conv_dsp_sums pex_conv_dsp_add(pex_conv_dsp_sums sums, const int32_t *weights,
                                                     const int32_t *values, int32_t words,
                                                     int32_t distance, int32_t pixels) {
  if (PEX_IS_LITERAL(words) && words > PEX_CONV_DSP_MOST_WORDS) {
    const int32_t *const end = weights + words / PEX_CONV_DSP_WORDS * PEX_CONV_DSP_WORDS;
    for (; weights != end; weights += PEX_CONV_DSP_WORDS) {
      sums = pex_conv_dsp_add_few(sums, weights, values, PEX_CONV_DSP_WORDS, distance, pixels);
      values += PEX_CONV_DSP_WORDS;
    }
    words %= PEX_CONV_DSP_WORDS;
  }
  return pex_conv_dsp_add_few(sums, weights, values, words, distance, pixels);
}

/* Adds what two words of weights and values give. */
static PEX_INLINE void pex_conv_dsp_add_two(int32_t *both, int32_t *first, const int32_t *weights,
                                            pex_dsp_pair value) {
  const pex_dsp_pair words = pex_dsp_load_pair(weights);
  const uint32_t first0 = pex_dsp_sxtb16((uint32_t)words.first);
  const uint32_t first1 = pex_dsp_sxtb16((uint32_t)words.second);
  pex_dsp_smlad_to(both, (uint32_t)words.first, (uint32_t)value.first);
  pex_dsp_smlad_to(first, first0, (uint32_t)value.first);
  pex_dsp_smlad_to(both, (uint32_t)words.second, (uint32_t)value.second);
  pex_dsp_smlad_to(first, first1, (uint32_t)value.second);
}

/* As pex_conv_dsp_add_few for one pixel and two pairs. The weights of the second lie `distance`
 * words behind those of the first, and its sums are where those of a second pixel would be. */
static PEX_INLINE pex_conv_dsp_sums pex_conv_dsp_add_few_of_two(pex_conv_dsp_sums sums,
                                                                const int32_t *weights,
                                                                const int32_t *values,
                                                                int32_t words, int32_t distance) {
  const int32_t *const end = weights + words / 2 * 2;
  const int32_t *seconds = weights + distance;
  PEX_UNROLL(16)
  for (; weights != end; weights += 2) {
    const pex_dsp_pair value = pex_dsp_load_pair(values);
    pex_conv_dsp_add_two(&sums.both0, &sums.first0, weights, value);
    pex_conv_dsp_add_two(&sums.both1, &sums.first1, seconds, value);
    seconds += 2;
    values += 2;
    pex_dsp_in_order();
  }
  if (words % 2 != 0) {
    const uint32_t both0 = (uint32_t)*weights;
    const uint32_t both1 = (uint32_t)*seconds;
    pex_dsp_smlad_to(&sums.both0, both0, (uint32_t)*values);
    pex_dsp_smlad_to(&sums.first0, pex_dsp_sxtb16(both0), (uint32_t)*values);
    pex_dsp_smlad_to(&sums.both1, both1, (uint32_t)*values);
    pex_dsp_smlad_to(&sums.first1, pex_dsp_sxtb16(both1), (uint32_t)*values);
  }
  return sums;
}

/* As pex_conv_dsp_add for one pixel and two pairs. */
static PEX_INLINE pex_conv_dsp_sums pex_conv_dsp_add_of_two(pex_conv_dsp_sums sums,
                                                            const int32_t *weights,
                                                            const int32_t *values, int32_t words,
                                                            int32_t distance) {
  if (PEX_IS_LITERAL(words) && words > PEX_CONV_DSP_MOST_WORDS) {
    const int32_t *const end = weights + words / PEX_CONV_DSP_WORDS * PEX_CONV_DSP_WORDS;
    for (; weights != end; weights += PEX_CONV_DSP_WORDS) {
      sums = pex_conv_dsp_add_few_of_two(sums, weights, values, PEX_CONV_DSP_WORDS, distance);
      values += PEX_CONV_DSP_WORDS;
    }
    words %= PEX_CONV_DSP_WORDS;
  }
  return pex_conv_dsp_add_few_of_two(sums, weights, values, words, distance);
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

#endif
