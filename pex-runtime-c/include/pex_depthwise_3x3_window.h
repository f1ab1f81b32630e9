#ifndef PEX_DEPTHWISE_3X3_WINDOW_H
#define PEX_DEPTHWISE_3X3_WINDOW_H

#include <stdbool.h>
#include <stdint.h>

#include "pex_types.h"

/* A column of three inputs of one channel, or what is to be done with one: rows 0 and 1 as int16
 * halves, and row 2. */
typedef struct {
  uint32_t upper;
  uint32_t lower;
} pex_depthwise_3x3_column;

/* The rows that one call reads. */
typedef struct {
  /* A row of padding has the address of another. */
  const int8_t *rows[3];
  /* Ones in rows inside, zeros in rows of padding. */
  pex_depthwise_3x3_column inside;
  bool has_padding;
} pex_depthwise_3x3_window;

/* The rows from `offset` bytes on. Precondition: one of them is not NULL. */
pex_depthwise_3x3_window pex_depthwise_3x3_window_of(const int8_t *const *rows, int32_t offset);

#endif
