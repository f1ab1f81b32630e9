#ifndef PEX_BLOCKS_MVE_H
#define PEX_BLOCKS_MVE_H

#include <stdbool.h>
#include <stdint.h>

#include "pex_inline.h"
#include "pex_mve.h"
#include "pex_requantize_mve.h"

/* What the convolutions for MVE share: outputs are made in blocks of four channels, either of two
 * pixels at once or two blocks of one pixel. */

/* Where a layer's outputs go; whole_blocks if its channels are a multiple of four. */
typedef struct {
  pex_mve_ends ends;
  bool whole_blocks;
} pex_mve_outputs;

/* The next 16 bytes, zeros beyond the `left` that there are; `whole` says that there are 16. */
static PEX_INLINE int8x16_t pex_mve_next_of(const int8_t **values, int32_t left, bool whole) {
  if (whole) {
    return pex_mve_next(values);
  }
  const int8x16_t next = vldrbq_z_s8(*values, vctp8q((uint32_t)left));
  *values += 16;
  return next;
}

/* Stores the outputs of one block, of which `channels` are there. */
static PEX_INLINE void pex_mve_store_block(const pex_mve_outputs *outputs, int32x4_t sums,
                                           pex_mve_scale scale, int8_t *output, int32_t channels) {
  const int32x4_t values = pex_mve_requantize(sums, scale, outputs->ends);
  if (outputs->whole_blocks) {
    vstrbq_s32(output, values);
  } else {
    vstrbq_p_s32(output, values, vctp32q((uint32_t)channels));
  }
}

/* The first or the second four sums. */
static PEX_INLINE int32x4_t pex_mve_first_sums(const pex_mve_sums *sums) {
  return pex_mve_words(sums->of[0], sums->of[1], sums->of[2], sums->of[3]);
}

static PEX_INLINE int32x4_t pex_mve_second_sums(const pex_mve_sums *sums) {
  return pex_mve_words(sums->of[4], sums->of[5], sums->of[6], sums->of[7]);
}

#endif
