#ifndef PEX_REQUANTIZE_DSP_H
#define PEX_REQUANTIZE_DSP_H

#include <stdbool.h>
#include <stdint.h>

#include "pex_dsp.h"
#include "pex_inline.h"
#include "pex_requantize.h"

/* Sums to int8, with the roundings of pex_requantize.h. Sums are doubled, for the high half of the
 * product of a doubled sum and the multiplier is the rescaled sum. */

/* What all channels of a layer share. */
typedef struct {
  int32_t zero_point;
  int32_t min;
  int32_t max;
} pex_dsp_ends;

/* The multiplier, and what is added to the product with it: the output zero point and one half,
 * before the shift. The lowest byte of `halvings` is -shift - 1. */
static PEX_INLINE pex_dsp_pair pex_dsp_scale_of(int32_t multiplier, uint32_t halvings,
                                                int32_t zero_point) {
  const pex_dsp_pair scale = {multiplier, pex_dsp_lsl(2 * zero_point + 1, halvings)};
  return scale;
}

/* Whether the clamp is that of RELU with int8's ends. Then halves of negative numbers may be
 * rounded to either side, for they are clamped. */
static PEX_INLINE bool pex_dsp_cuts_negative(pex_dsp_ends ends) {
  return ends.zero_point == INT8_MIN && ends.min == INT8_MIN && ends.max == INT8_MAX;
}

/* The output of a doubled sum. */
static PEX_INLINE int32_t pex_dsp_output(int32_t sum, pex_dsp_pair scale, uint32_t halvings,
                                         pex_dsp_ends ends) {
  if (pex_dsp_cuts_negative(ends)) {
    const int32_t high = pex_dsp_smmlar(sum, scale.first, scale.second);
    return pex_dsp_ssat8_of_half(pex_dsp_asr(high, halvings));
  }
  const int32_t high = pex_dsp_smmulr(sum, scale.first);
  const int32_t rounded = high - (high < 0 ? 1 : 0) + scale.second;
  return pex_clamp(pex_dsp_asr(rounded, halvings) >> 1, ends.min, ends.max);
}

#endif
