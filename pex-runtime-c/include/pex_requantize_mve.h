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

/* The factors of four channels. */
typedef struct {
  int32x4_t multiplier;
  int32x4_t shift;
} pex_mve_scale;

static PEX_INLINE pex_mve_scale pex_mve_scale_of(const int32_t *record) {
  const pex_mve_scale scale = {vldrwq_s32(record + 4), vldrbq_s32((const int8_t *)(record + 8))};
  return scale;
}

/* Sums, which hold the bias, rescaled. Halves are rounded away from zero; `away` may be false where
 * negative numbers are clamped anyway. */
static PEX_INLINE int32x4_t pex_mve_rescale(int32x4_t sums, pex_mve_scale scale, bool away) {
  const int32x4_t high = vqrdmulhq_s32(sums, scale.multiplier);
  return vrshlq_s32(away ? vaddq_s32(high, vshrq_n_s32(high, 31)) : high, scale.shift);
}

/* As pex_mve_rescale, but rounded once, as pex_multiply_rounding_once does; shifts are in -31..-2.
 * Of products that are not negative, a half is rounded up by the shift of their upper words; of
 * negative ones, it is rounded away from zero if they are made less by the least there is. */
static PEX_INLINE int32x4_t pex_mve_rescale_once(int32x4_t sums, pex_mve_scale scale, bool away) {
  int32x4_t high = vmulhq_s32(sums, scale.multiplier);
  if (away) {
    const mve_pred16_t exact = pex_mve_zeros(vmulq_s32(sums, scale.multiplier));
    high = vaddq_m_s32(high, high, vshrq_n_s32(sums, 31), exact);
  }
  return vrshlq_s32(high, vaddq_n_s32(scale.shift, 1));
}

/* The nearest numbers of the layer's range to rescaled sums. */
static PEX_INLINE int32x4_t pex_mve_clamp(int32x4_t scaled, pex_mve_ends ends) {
  const int32x4_t outputs = vaddq_n_s32(scaled, ends.zero_point);
  return vminq_s32(vmaxq_s32(outputs, vdupq_n_s32(ends.min)), vdupq_n_s32(ends.max));
}

/* The outputs of four channels from their sums. */
static PEX_INLINE int32x4_t pex_mve_requantize(int32x4_t sums, pex_mve_scale scale,
                                               pex_mve_ends ends) {
  return pex_mve_clamp(pex_mve_rescale(sums, scale, ends.min < ends.zero_point), ends);
}

/* The outputs of 16 channels from rescaled sums: scaled[r] has channels r, r + 4, r + 8, r + 12. */
static PEX_INLINE int8x16_t pex_mve_narrow(const int32x4_t scaled[4], pex_mve_ends ends) {
  const int16_t zero_point = (int16_t)ends.zero_point;
  const int16x8_t first = vqmovnbq_s32(vreinterpretq_s16_s32(scaled[0]), scaled[0]);
  const int16x8_t second = vqmovnbq_s32(vreinterpretq_s16_s32(scaled[1]), scaled[1]);
  const int16x8_t even = vqaddq_n_s16(vqmovntq_s32(first, scaled[2]), zero_point);
  const int16x8_t odd = vqaddq_n_s16(vqmovntq_s32(second, scaled[3]), zero_point);
  int8x16_t outputs = vqmovntq_s16(vqmovnbq_s16(vreinterpretq_s8_s16(even), even), odd);
  if (ends.min > INT8_MIN) {
    outputs = vmaxq_s8(outputs, vdupq_n_s8((int8_t)ends.min));
  }
  return ends.max < INT8_MAX ? vminq_s8(outputs, vdupq_n_s8((int8_t)ends.max)) : outputs;
}

#endif
