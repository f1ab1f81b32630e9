#ifndef PEX_DOT_H
#define PEX_DOT_H

#include <stdint.h>

/* Inner loops of the convolutions: sums of int8 products and of int8 weights. */

/* total + sum(first[i] * second[i]) over count contiguous elements; four at a time, because the
 * loop itself costs as much as a product. */
static inline int32_t pex_dot(int32_t total, const int8_t *first, const int8_t *second,
                              int32_t count) {
  int32_t i = 0;
  for (; i < count - 3; i += 4) {
    total += first[i] * second[i];
    total += first[i + 1] * second[i + 1];
    total += first[i + 2] * second[i + 2];
    total += first[i + 3] * second[i + 3];
  }
  for (; i < count; i++) {
    total += first[i] * second[i];
  }
  return total;
}

/* sum(weights[i]) over count contiguous elements. */
static inline int32_t pex_sum(const int8_t *weights, int32_t count) {
  int32_t total = 0;
  for (int32_t i = 0; i < count; i++) {
    total += weights[i];
  }
  return total;
}

/* sum(first[i * first_stride] * second[i * second_stride]) over count elements. */
static inline int32_t pex_strided_dot(const int8_t *first, int32_t first_stride,
                                      const int8_t *second, int32_t second_stride, int32_t count) {
  int32_t total = 0;
  for (int32_t i = 0; i < count; i++) {
    total += first[i * first_stride] * second[i * second_stride];
  }
  return total;
}

/* sum(values[i * stride]) over count elements. */
static inline int32_t pex_strided_sum(const int8_t *values, int32_t stride, int32_t count) {
  int32_t total = 0;
  int32_t i = 0;
  for (; i < count - 3; i += 4) {
    const int8_t *const four = values + i * stride;
    total += four[0] + four[stride] + four[2 * stride] + four[3 * stride];
  }
  for (; i < count; i++) {
    total += values[i * stride];
  }
  return total;
}

#endif
