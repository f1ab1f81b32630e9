#ifndef PEX_BLOCKS_MVE_H
#define PEX_BLOCKS_MVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pex_inline.h"
#include "pex_mve.h"
#include "pex_taps.h"

/* What the kernels for MVE share. Convolutions and dense layers make outputs in blocks of four
 * channels, either of two pixels at once or two blocks of one pixel. */

/* 16 bytes, zeros beyond the `left` that there are; `whole` says that there are 16. */
static PEX_INLINE int8x16_t pex_mve_load_of(const int8_t *values, int32_t left, bool whole) {
  return whole ? vldrbq_s8(values) : pex_mve_load_first(values, vctp8q((uint32_t)left));
}

/* The next 16 bytes. */
static PEX_INLINE int8x16_t pex_mve_next_of(const int8_t **values, int32_t left, bool whole) {
  if (whole) {
    return pex_mve_next(values);
  }
  const int8x16_t next = pex_mve_load_of(*values, left, whole);
  *values += 16;
  return next;
}

/* Sets where `columns` neighbouring columns of a kernel row lie, of which those of `inside` are in
 * the tensor; a row that is NULL has none. */
static PEX_INLINE void pex_mve_find_columns(const int8_t *row, pex_taps inside, int32_t columns,
                                            int32_t pixel_bytes, const int8_t *padding,
                                            const int8_t **starts) {
  const int32_t first = row == NULL ? columns : inside.first;
  const int32_t end = row == NULL ? columns : inside.end;
  for (int32_t column = 0; column < first; column++) {
    starts[column] = padding;
  }
  for (int32_t column = first; column < end; column++) {
    starts[column] = row + (inside.offset + column - first) * pixel_bytes;
  }
  for (int32_t column = end; column < columns; column++) {
    starts[column] = padding;
  }
}

/* Stores the outputs of one block, of which `left` are there; `whole` says that there are four. */
static PEX_INLINE void pex_mve_store_block(int8_t *output, int32x4_t values, int32_t left,
                                           bool whole) {
  if (whole) {
    vstrbq_s32(output, values);
  } else {
    vstrbq_p_s32(output, values, vctp32q((uint32_t)left));
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
