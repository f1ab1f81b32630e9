#ifndef PEX_WIDEN_DSP_H
#define PEX_WIDEN_DSP_H

#include "pex_dsp.h"
#include "pex_inline.h"

/* int8 values as words of two int16, in the order in which SXTB16 gives them: of each four values
 * (0, 2) and (1, 3). */

/* Words of `count` values, a multiple of four; returns where the next begin. */
static PEX_INLINE int32_t *pex_widen_dsp(int32_t *words, const int8_t *values, int32_t count) {
  const int8_t *const end = values + count;
  PEX_UNROLL(4)
  for (; values != end; values += 4) {
    const uint32_t four = pex_dsp_load(values);
    const pex_dsp_pair pair = {(int32_t)pex_dsp_sxtb16(four), (int32_t)pex_dsp_sxtb16_ror8(four)};
    pex_dsp_store_pair(words, pair);
    words += 2;
  }
  return words;
}

/* As pex_widen_dsp for any count: of the last one or two values a word (0, 1), of the last three
 * words (0, 2) and (1, nothing). */
static PEX_INLINE void pex_widen_all_dsp(int32_t *words, const int8_t *values, int32_t count) {
  const int32_t last = count % 4;
  const int8_t *const left = values + count / 4 * 4;
  words = pex_widen_dsp(words, values, count / 4 * 4);
  if (last > 0) {
    const uint32_t other = last > 1 ? (uint32_t)left[last > 2 ? 2 : 1] : 0U;
    words[0] = (int32_t)(((uint32_t)left[0] & 0xffffU) | other << 16);
  }
  if (last > 2) {
    words[1] = (int32_t)((uint32_t)left[1] & 0xffffU);
  }
}

#endif
