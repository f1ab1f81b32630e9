#ifndef PEX_ROWS_H
#define PEX_ROWS_H

#include <stddef.h>
#include <stdint.h>

#include "pex_assert.h"

/* Fills rows[0..count) with the addresses of the input rows first_row, first_row + dilation, ...
 * of a tensor; a row outside 0..height is NULL, which the kernels take as padding. Row r of the
 * tensor lies at data + (r % ring_rows) * row_bytes: a whole tensor is a ring of all its rows.
 * Preconditions: ring_rows is in 1..height and dilation is positive. */
static inline void pex_rows(const int8_t **rows, int32_t count, const int8_t *data,
                            int32_t row_bytes, int32_t ring_rows, int32_t height, int32_t first_row,
                            int32_t dilation) {
  PEX_ASSERT(ring_rows >= 1 && ring_rows <= height && dilation >= 1);
  for (int32_t k = 0; k < count; k++) {
    const int32_t row = first_row + k * dilation;
    rows[k] = row < 0 || row >= height ? NULL : data + (row % ring_rows) * row_bytes;
  }
}

#endif
