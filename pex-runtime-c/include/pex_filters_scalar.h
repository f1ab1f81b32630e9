#ifndef PEX_FILTERS_SCALAR_H
#define PEX_FILTERS_SCALAR_H

#include <stdbool.h>
#include <stdint.h>

#include "pex_scalar.h"

/* Blocks of four filters: the weights of a tap lie side by side, [taps][4], and each value is
 * loaded once for all of them. Where weights are raised, they are stored plus 128 and read as
 * unsigned: Armv6-M loads only unsigned bytes from a constant offset. Then a sum starts with
 * pex_scalar_start of its values. */

enum { PEX_SCALAR_FILTERS = 4 };

/* Where a run of values lies; a step of 0 repeats one value. */
typedef struct {
  const int8_t *values;
  int32_t step;
  int32_t count;
} pex_scalar_run;

static PEX_INLINE int32_t pex_scalar_weight(int8_t weight, bool raised) {
  return raised ? (int32_t)(uint8_t)weight : (int32_t)weight;
}

/* Adds one tap. */
static PEX_INLINE void pex_scalar_add_tap(pex_scalar_sums *sums, int32_t value,
                                          const int8_t *weights, bool raised) {
  sums->first += value * pex_scalar_weight(weights[0], raised);
  sums->second += value * pex_scalar_weight(weights[1], raised);
  sums->third += value * pex_scalar_weight(weights[2], raised);
  sums->fourth += value * pex_scalar_weight(weights[3], raised);
}

/* Adds taps, four at a time. */
static PEX_INLINE void pex_scalar_add_fours(pex_scalar_sums *sums, const int8_t *values,
                                            const int8_t *weights, int32_t taps) {
  for (int32_t left = taps; left > 0; left -= 4) {
    pex_scalar_add_tap(sums, values[0], weights, false);
    pex_scalar_add_tap(sums, values[1], weights + 4, false);
    pex_scalar_add_tap(sums, values[2], weights + 8, false);
    pex_scalar_add_tap(sums, values[3], weights + 12, false);
    values += 4;
    weights += 16;
  }
}

/* Adds the taps of a run. */
static PEX_INLINE void pex_scalar_add_run(pex_scalar_sums *sums, pex_scalar_run run,
                                          const int8_t *weights, bool raised) {
  const int32_t fours = run.step == 1 ? run.count / 4 * 4 : 0;
  if (!raised) {
    pex_scalar_add_fours(sums, run.values, weights, fours);
  }
  if (raised && fours > 0) {
    pex_scalar_add_raised(sums, run.values, weights, fours);
  }
  for (int32_t i = fours; i < run.count; i++) {
    pex_scalar_add_tap(sums, run.values[i * run.step], weights + i * PEX_SCALAR_FILTERS, raised);
  }
}

/* Adds a tap of two pixels. */
static PEX_INLINE void pex_scalar_add_taps(pex_scalar_sums *sums, int32_t value,
                                           pex_scalar_sums *others, int32_t other,
                                           const int8_t *weights) {
  const int32_t first = weights[0];
  sums->first += value * first;
  others->first += other * first;
  const int32_t second = weights[1];
  sums->second += value * second;
  others->second += other * second;
  const int32_t third = weights[2];
  sums->third += value * third;
  others->third += other * third;
  const int32_t fourth = weights[3];
  sums->fourth += value * fourth;
  others->fourth += other * fourth;
}

/* Adds a run of two pixels whose weights are not raised; what the other reads lies `distance`
 * behind. */
static PEX_INLINE void pex_scalar_add_runs(pex_scalar_sums *sums, pex_scalar_sums *others,
                                           const int8_t *values, int32_t distance, int32_t count,
                                           const int8_t *weights) {
  int32_t left = count;
  for (; left > 3; left -= 4) {
    pex_scalar_add_taps(sums, values[0], others, values[distance], weights);
    pex_scalar_add_taps(sums, values[1], others, values[distance + 1], weights + 4);
    pex_scalar_add_taps(sums, values[2], others, values[distance + 2], weights + 8);
    pex_scalar_add_taps(sums, values[3], others, values[distance + 3], weights + 12);
    values += 4;
    weights += 16;
  }
  for (; left > 0; left--) {
    pex_scalar_add_taps(sums, *values, others, values[distance], weights);
    values++;
    weights += 4;
  }
}

/* What raised weights add too much for the values of a run, negative. */
static PEX_INLINE int32_t pex_scalar_excess(pex_scalar_run run) {
  int32_t sum = 0;
  for (int32_t i = 0; i < run.count; i++) {
    sum += run.values[i * run.step];
  }
  return -128 * sum;
}

/* Whether there is a filter `place` of the block that begins with filter `first`. */
static PEX_INLINE bool pex_scalar_has(int32_t filters, int32_t first, int32_t place) {
  return filters > place && (filters % PEX_SCALAR_FILTERS == 0 || first + place < filters);
}

/* All sums alike. */
static PEX_INLINE pex_scalar_sums pex_scalar_start(int32_t start) {
  const pex_scalar_sums sums = {start, start, start, start};
  return sums;
}

#endif
