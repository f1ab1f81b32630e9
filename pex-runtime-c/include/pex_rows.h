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

/* As pex_rows, but for a tensor of which the newest row lies in a front and the rows before it that
 * are still needed in a ring of lines. newest_row is -1 if the front holds none. */
static inline void pex_rows_and_front(const int8_t **rows, int32_t count, const int8_t *lines,
                                      int32_t row_bytes, int32_t line_count, int32_t height,
                                      int32_t first_row, int32_t dilation, const int8_t *front,
                                      int32_t newest_row) {
  PEX_ASSERT(line_count >= 1 && dilation >= 1);
  for (int32_t k = 0; k < count; k++) {
    const int32_t row = first_row + k * dilation;
    if (row < 0 || row >= height) {
      rows[k] = NULL;
    } else if (row == newest_row) {
      rows[k] = front;
    } else {
      rows[k] = lines + (row % line_count) * row_bytes;
    }
  }
}

/* The row that a step of a rows stage makes at a tick: row r at tick first + period * r, for r in
 * 0..rows; -1 if it makes none. */
static inline int32_t pex_row_at(int32_t tick, int32_t first, int32_t period, int32_t rows) {
  const int32_t since = tick - first;
  if (since < 0 || since % period != 0 || since / period >= rows) {
    return -1;
  }
  return since / period;
}

/* As pex_row_at where rows are made from the last to the first. */
static inline int32_t pex_row_from_end_at(int32_t tick, int32_t first, int32_t period,
                                          int32_t rows) {
  const int32_t row = pex_row_at(tick, first, period, rows);
  return row < 0 ? -1 : rows - 1 - row;
}

#endif
