#ifndef PEX_AVERAGE_H
#define PEX_AVERAGE_H

#include <stdint.h>

#include "pex_inline.h"

/* The division of a sum of int8 values by their number, by a multiplication. With `start` = 514 *
 * count and `multiplier` = 2^30 / count rounded down, plus one,
 *   floor((4 * sum + start - (sum < 0)) * multiplier / 2^32) - 128
 * is the quotient rounded to nearest, halves away from zero: the numerator is twice the double sum,
 * count and 256 * count, which makes it positive, and one less turns halves of negative numbers
 * down; the multiplier is too great by less than changes the result for counts up to 1023. */
typedef struct {
  int32_t start;
  int32_t multiplier;
} pex_average;

enum { PEX_AVERAGE_MOST = 1023 };

static PEX_INLINE pex_average pex_average_of(int32_t count) {
  const pex_average average = {514 * count, (1 << 30) / count + 1};
  return average;
}

/* The average of so many values with this sum. */
static PEX_INLINE int32_t pex_average_divide(pex_average average, int32_t sum) {
  const int32_t numerator = 4 * sum + average.start - (sum < 0 ? 1 : 0);
  return (int32_t)(((int64_t)numerator * average.multiplier) >> 32) - 128;
}

#endif
