#ifndef PEX_COLUMNS_H
#define PEX_COLUMNS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "pex_assert.h"

/* The columns that a step of a rows stage makes at each column tick, where rows are made in chunks:
 * those of 0..width from per_tick * tick - skew on, so many per tick. The front holds, besides, as
 * many columns before them as `context` says, because they are still read. */
typedef struct {
  int32_t per_tick;
  int32_t skew;
  int32_t width;
  int32_t context;
  /* Column ticks in a row tick. */
  int32_t ticks;
} pex_column_ticks;

/* At a column tick, columns [first, end) are made, and [held, end) lie in the front. When they have
 * been read, [kept, end) stay there. */
typedef struct {
  int32_t held;
  int32_t first;
  int32_t end;
  int32_t kept;
} pex_columns;

static inline int32_t pex_column_inside(int32_t column, int32_t width) {
  if (column < 0) {
    return 0;
  }
  return column < width ? column : width;
}

/* The columns of one tick. After the last, nothing stays in the front. */
static inline pex_columns pex_columns_at(const pex_column_ticks *ticks, int32_t tick) {
  PEX_ASSERT(0 <= tick && tick < ticks->ticks);
  const int32_t first = ticks->per_tick * tick - ticks->skew;
  const int32_t end = first + ticks->per_tick;
  const int32_t width = ticks->width;
  const pex_columns columns = {
      .held = pex_column_inside(first - ticks->context, width),
      .first = pex_column_inside(first, width),
      .end = pex_column_inside(end, width),
      .kept = tick == ticks->ticks - 1 ? width : pex_column_inside(end - ticks->context, width)};
  return columns;
}

/* Copies what does not stay in a front to its row of the tensor, which does not overlap it. */
static inline void pex_columns_copy(const pex_columns *columns, const int8_t *front, int8_t *row,
                                    int32_t pixel_bytes) {
  memcpy(row + columns->held * pixel_bytes, front,
         (size_t)((columns->kept - columns->held) * pixel_bytes));
}

/* Moves what stays to the start of the front. */
static inline void pex_columns_move(const pex_columns *columns, int8_t *front,
                                    int32_t pixel_bytes) {
  memmove(front, front + (columns->kept - columns->held) * pixel_bytes,
          (size_t)((columns->end - columns->kept) * pixel_bytes));
}

#endif
