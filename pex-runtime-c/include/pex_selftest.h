#ifndef PEX_SELFTEST_H
#define PEX_SELFTEST_H

#include <stdint.h>
#include <string.h>

/* What the self-test of a generated network consists of. */

/* An operator: the tensor that it makes, and the checksum of that. */
typedef struct {
  const char *tensor;
  uint32_t checksum;
} pex_selftest_operator;

static inline void pex_selftest_clear(uint32_t *sums, int32_t operators) {
  memset(sums, 0, (uint32_t)operators * sizeof *sums);
}

/* Fills an input with the high bytes of a linear congruential generator, whose state it moves on.
 */
static inline void pex_selftest_fill(int8_t *values, int32_t bytes, uint32_t *state) {
  for (int32_t i = 0; i < bytes; i++) {
    *state = 1664525u * *state + 1013904223u;
    const int32_t high = (int32_t)(*state >> 24);
    values[i] = (int8_t)(high < 128 ? high : high - 256);
  }
}

/* The part of a tensor's checksum that some elements give. Each is weighed by its index, so that
 * parts add up in any order. */
static inline uint32_t pex_selftest_checksum(int32_t first_element, const int8_t *values,
                                             int32_t bytes) {
  uint32_t sum = 0;
  for (int32_t i = 0; i < bytes; i++) {
    const uint32_t weight = 0x9E3779B1u * ((uint32_t)(first_element + i) + 1u);
    sum += (weight ^ (weight >> 15)) * (uint32_t)(values[i] + 129);
  }
  return sum;
}

/* Adds what pex_observe sees to the sum of its tensor. */
static inline void pex_selftest_add(const pex_selftest_operator *operators, int32_t count,
                                    uint32_t *sums, const char *tensor, int32_t first_element,
                                    const int8_t *values, int32_t bytes) {
  for (int32_t i = 0; i < count; i++) {
    if (strcmp(operators[i].tensor, tensor) == 0) {
      sums[i] += pex_selftest_checksum(first_element, values, bytes);
    }
  }
}

/* The number, from 1, of the first operator whose sum is not its checksum; 0 if there is none. */
static inline int32_t pex_selftest_compare(const pex_selftest_operator *operators, int32_t count,
                                           const uint32_t *sums) {
  for (int32_t i = 0; i < count; i++) {
    if (sums[i] != operators[i].checksum) {
      return i + 1;
    }
  }
  return 0;
}

#endif
