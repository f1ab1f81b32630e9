#ifndef PEX_REQUANTIZE_MVE_H
#define PEX_REQUANTIZE_MVE_H

#include <stdbool.h>
#include <stdint.h>

#include "pex_inline.h"
#include "pex_mve.h"

/* Sums of four output channels to int8, with the roundings of pex_requantize.h. */

/* Words of the record of four channels: [4] biases, [4] multipliers, and one word with their four
 * shifts, as int8, the first in the lowest byte. */
enum { PEX_MVE_RECORD = 9 };

/* What all channels of a layer share. */
typedef struct {
  int32_t zero_point;
  int32_t min;
  int32_t max;
} pex_mve_ends;

/* round(high * 2^shift) for shifts of -31..-1, halves away from zero. Where negative numbers are
 * clamped anyway, `away` may be false. */
static PEX_INLINE int32x4_t pex_mve_rescale(int32x4_t high, int32x4_t shift, bool away) {
  return vrshlq_s32(away ? vaddq_s32(high, vshrq_n_s32(high, 31)) : high, shift);
}

/* The nearest numbers of the layer's range to values without the zero point. */
static PEX_INLINE int32x4_t pex_mve_clamp(int32x4_t values, pex_mve_ends ends) {
  const int32x4_t outputs = vaddq_n_s32(values, ends.zero_point);
  return vminq_s32(vmaxq_s32(outputs, vdupq_n_s32(ends.min)), vdupq_n_s32(ends.max));
}

/* The factors of four channels. */
typedef struct {
  int32x4_t multiplier;
  int32x4_t shift;
} pex_mve_scale;

static PEX_INLINE pex_mve_scale pex_mve_scale_of(const int32_t *record) {
  const pex_mve_scale scale = {vldrwq_s32(record + 4), vldrbq_s32((const int8_t *)(record + 8))};
  return scale;
}

/* The outputs of four channels from their sums, which hold the bias. */
static PEX_INLINE int32x4_t pex_mve_requantize(int32x4_t sums, pex_mve_scale scale,
                                               pex_mve_ends ends) {
  const int32x4_t high = vqrdmulhq_s32(sums, scale.multiplier);
  return pex_mve_clamp(pex_mve_rescale(high, scale.shift, ends.min < ends.zero_point), ends);
}

#endif
