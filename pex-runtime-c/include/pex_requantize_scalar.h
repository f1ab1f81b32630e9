#ifndef PEX_REQUANTIZE_SCALAR_H
#define PEX_REQUANTIZE_SCALAR_H

#include <stdbool.h>
#include <stdint.h>

#include "pex_inline.h"
#include "pex_requantize.h"
#include "pex_scalar.h"

/* Sums to int8, with the roundings of pex_requantize.h, for sums between -2^23 and 2^23 and right
 * shifts of 1 to 22. For floor((floor(a / b) + c) / d) is floor((a + b * c) / (b * d)), products
 * are cut to 32 bits first, and halves added as they are shifted. */

/* What all channels of a layer share. */
typedef struct {
  int32_t zero_point;
  int32_t min;
  int32_t max;
} pex_scalar_ends;

/* The output of twice a rescaled sum with its zero point and one half. */
static PEX_INLINE int8_t pex_scalar_output(int32_t twice, pex_scalar_ends ends) {
  if (ends.min == INT8_MIN && ends.max == INT8_MAX) {
    return (int8_t)pex_scalar_ssat8_of_half(twice);
  }
  return pex_clamp(twice >> 1, ends.min, ends.max);
}

/* The output of a product, which is multiplied by 2^(-7 - right shift) and rounded. */
static PEX_INLINE int8_t pex_scalar_shift(int32_t product, int32_t right, pex_scalar_ends ends) {
  return pex_scalar_output((product >> (6 + right)) + 2 * ends.zero_point + 1, ends);
}

/* The output of a sum, rounded twice. Halves of negative numbers go down; where the activation
 * begins at the zero point they are clamped in any case. */
static PEX_INLINE int8_t pex_scalar_rescale(int32_t sum, int32_t multiplier, int32_t right,
                                            pex_scalar_ends ends) {
  int32_t product = pex_scalar_product(sum, multiplier, 0) + (1 << 6);
  if (ends.min < ends.zero_point) {
    product -= sum < 0 ? 1 << 7 : 0;
  }
  return pex_scalar_shift(product, right, ends);
}

/* The output of a sum, rounded once. */
static PEX_INLINE int8_t pex_scalar_rescale_once(int32_t sum, int32_t multiplier, int32_t right,
                                                 pex_scalar_ends ends) {
  const int32_t product = pex_scalar_product(sum, multiplier, sum < 0 ? -1 : 0);
  return pex_scalar_shift(product, right, ends);
}

#endif
