#ifndef PEX_ADD_FACTOR_H
#define PEX_ADD_FACTOR_H

#include <stdbool.h>
#include <stdint.h>

/* Whether the kernels of a core can bring an input to the common scale of an addition: its factor
 * is less than one half, or one half exactly, or negative to subtract. */
static inline bool pex_add_factor_fits(int32_t multiplier, int32_t shift) {
  const bool is_half = shift == 0 && (multiplier == 1 << 30 || multiplier == -(1 << 30));
  return is_half || (-22 <= shift && shift < 0);
}

#endif
