#include "pex_depthwise_3x3_window.h"

#include <stddef.h>

#include "pex_assert.h"

pex_depthwise_3x3_window pex_depthwise_3x3_window_of(const int8_t *const *rows, int32_t offset) {
  const int8_t *const other = rows[1] != NULL ? rows[1] : rows[0] != NULL ? rows[0] : rows[2];
  PEX_ASSERT(other != NULL);
  const pex_depthwise_3x3_window window = {
      .rows = {(rows[0] != NULL ? rows[0] : other) + offset,
               (rows[1] != NULL ? rows[1] : other) + offset,
               (rows[2] != NULL ? rows[2] : other) + offset},
      .inside = {(rows[0] != NULL ? 0x0000ffffU : 0U) | (rows[1] != NULL ? 0xffff0000U : 0U),
                 rows[2] != NULL ? 0xffffffffU : 0U},
      .has_padding = rows[0] == NULL || rows[1] == NULL || rows[2] == NULL,
  };
  return window;
}
