#ifndef PEX_MVE_EMULATION_H
#define PEX_MVE_EMULATION_H

#include <stdint.h>
#include <string.h>

#include "pex_inline.h"

/* The intrinsics of <arm_mve.h> that the kernels for Cortex-M55 use, in C, for processors without
 * these instructions and as their definition. Names and meaning are those of Arm's MVE intrinsics
 * reference; sums wrap. */

typedef struct {
  int8_t lane[16];
} int8x16_t;

typedef struct {
  int16_t lane[8];
} int16x8_t;

typedef struct {
  int32_t lane[4];
} int32x4_t;

/* Bit i stands for byte i of a vector. */
typedef uint16_t mve_pred16_t;

/* The first `count` bytes of a vector. */
static PEX_INLINE mve_pred16_t vctp8q(uint32_t count) {
  return (mve_pred16_t)(count >= 16 ? 0xffffU : (1U << count) - 1U);
}

/* The first `count` words of a vector. */
static PEX_INLINE mve_pred16_t vctp32q(uint32_t count) {
  return vctp8q(count >= 4 ? 16 : 4 * count);
}

static PEX_INLINE int8x16_t vdupq_n_s8(int8_t value) {
  int8x16_t result;
  for (int i = 0; i < 16; i++) {
    result.lane[i] = value;
  }
  return result;
}

static PEX_INLINE int32x4_t vdupq_n_s32(int32_t value) {
  const int32x4_t result = {{value, value, value, value}};
  return result;
}

/* The same bits as other lanes. */
static PEX_INLINE int8x16_t vreinterpretq_s8_s16(int16x8_t value) {
  int8x16_t result;
  memcpy(&result, &value, sizeof(result));
  return result;
}

static PEX_INLINE int16x8_t vreinterpretq_s16_s32(int32x4_t value) {
  int16x8_t result;
  memcpy(&result, &value, sizeof(result));
  return result;
}

/* Bytes outside the predicate are not read and become zero. */
static PEX_INLINE int8x16_t vldrbq_z_s8(const int8_t *base, mve_pred16_t predicate) {
  int8x16_t result;
  for (int i = 0; i < 16; i++) {
    result.lane[i] = (int8_t)((predicate >> i & 1) != 0 ? base[i] : 0);
  }
  return result;
}

static PEX_INLINE int8x16_t vldrbq_s8(const int8_t *base) {
  return vldrbq_z_s8(base, 0xffffU);
}

/* Four bytes, widened; those outside the predicate are not read and become zero. */
static PEX_INLINE int32x4_t vldrbq_z_s32(const int8_t *base, mve_pred16_t predicate) {
  int32x4_t result;
  for (int i = 0; i < 4; i++) {
    result.lane[i] = (predicate >> 4 * i & 1) != 0 ? base[i] : 0;
  }
  return result;
}

static PEX_INLINE int32x4_t vldrbq_s32(const int8_t *base) {
  return vldrbq_z_s32(base, 0xffffU);
}

static PEX_INLINE int32x4_t vldrwq_s32(const int32_t *base) {
  const int32x4_t result = {{base[0], base[1], base[2], base[3]}};
  return result;
}

static PEX_INLINE void vstrwq_s32(int32_t *base, int32x4_t value) {
  memcpy(base, &value, sizeof(value));
}

/* Bytes outside the predicate are not written. */
static PEX_INLINE void vstrbq_p_s8(int8_t *base, int8x16_t value, mve_pred16_t predicate) {
  for (int i = 0; i < 16; i++) {
    if ((predicate >> i & 1) != 0) {
      base[i] = value.lane[i];
    }
  }
}

static PEX_INLINE void vstrbq_s8(int8_t *base, int8x16_t value) {
  vstrbq_p_s8(base, value, 0xffffU);
}

/* The lowest bytes of the words. */
static PEX_INLINE void vstrbq_p_s32(int8_t *base, int32x4_t value, mve_pred16_t predicate) {
  for (int i = 0; i < 4; i++) {
    if ((predicate >> 4 * i & 1) != 0) {
      base[i] = (int8_t)((value.lane[i] & 0xff) - ((value.lane[i] & 0x80) << 1));
    }
  }
}

static PEX_INLINE void vstrbq_s32(int8_t *base, int32x4_t value) {
  vstrbq_p_s32(base, value, 0xffffU);
}

static PEX_INLINE int32x4_t vaddq_s32(int32x4_t first, int32x4_t second) {
  int32x4_t result;
  for (int i = 0; i < 4; i++) {
    result.lane[i] = (int32_t)((uint32_t)first.lane[i] + (uint32_t)second.lane[i]);
  }
  return result;
}

static PEX_INLINE int32x4_t vaddq_n_s32(int32x4_t first, int32_t second) {
  return vaddq_s32(first, vdupq_n_s32(second));
}

static PEX_INLINE int16x8_t vaddq_s16(int16x8_t first, int16x8_t second) {
  int16x8_t result;
  for (int i = 0; i < 8; i++) {
    result.lane[i] = (int16_t)(uint16_t)(first.lane[i] + second.lane[i]);
  }
  return result;
}

static PEX_INLINE int32x4_t vmaxq_s32(int32x4_t first, int32x4_t second) {
  int32x4_t result;
  for (int i = 0; i < 4; i++) {
    result.lane[i] = first.lane[i] > second.lane[i] ? first.lane[i] : second.lane[i];
  }
  return result;
}

static PEX_INLINE int32x4_t vminq_s32(int32x4_t first, int32x4_t second) {
  int32x4_t result;
  for (int i = 0; i < 4; i++) {
    result.lane[i] = first.lane[i] < second.lane[i] ? first.lane[i] : second.lane[i];
  }
  return result;
}

static PEX_INLINE int8x16_t vmaxq_s8(int8x16_t first, int8x16_t second) {
  int8x16_t result;
  for (int i = 0; i < 16; i++) {
    result.lane[i] = first.lane[i] > second.lane[i] ? first.lane[i] : second.lane[i];
  }
  return result;
}

static PEX_INLINE int8x16_t vminq_s8(int8x16_t first, int8x16_t second) {
  int8x16_t result;
  for (int i = 0; i < 16; i++) {
    result.lane[i] = first.lane[i] < second.lane[i] ? first.lane[i] : second.lane[i];
  }
  return result;
}

/* floor(value / 2^exponent) for exponent in 1..32. */
static PEX_INLINE int32x4_t vshrq_n_s32(int32x4_t value, int exponent) {
  int32x4_t result;
  for (int i = 0; i < 4; i++) {
    result.lane[i] = (int32_t)((int64_t)value.lane[i] >> exponent);
  }
  return result;
}

/* value * 2^exponent lane by lane, for exponents of -31..31; of a negative one, rounded with halves
 * towards plus infinity. */
static PEX_INLINE int32x4_t vrshlq_s32(int32x4_t value, int32x4_t exponent) {
  int32x4_t result;
  for (int i = 0; i < 4; i++) {
    const int32_t left = exponent.lane[i];
    const int64_t half = left < 0 ? (int64_t)1 << (-left - 1) : 0;
    result.lane[i] = left < 0 ? (int32_t)((value.lane[i] + half) >> -left)
                              : (int32_t)((uint32_t)value.lane[i] << left);
  }
  return result;
}

static PEX_INLINE int32x4_t vrshlq_n_s32(int32x4_t value, int32_t exponent) {
  return vrshlq_s32(value, vdupq_n_s32(exponent));
}

/* round(first * second / 2^31), halves towards plus infinity, saturating. */
static PEX_INLINE int32x4_t vqrdmulhq_s32(int32x4_t first, int32x4_t second) {
  int32x4_t result;
  for (int i = 0; i < 4; i++) {
    const int64_t product = (int64_t)first.lane[i] * second.lane[i];
    const int64_t high = (product + ((int64_t)1 << 30)) >> 31;
    result.lane[i] = (int32_t)(high > INT32_MAX ? INT32_MAX : high);
  }
  return result;
}

static PEX_INLINE int32x4_t vqrdmulhq_n_s32(int32x4_t first, int32_t second) {
  return vqrdmulhq_s32(first, vdupq_n_s32(second));
}

/* The upper words of products. */
static PEX_INLINE int32x4_t vmulhq_s32(int32x4_t first, int32x4_t second) {
  int32x4_t result;
  for (int i = 0; i < 4; i++) {
    result.lane[i] = (int32_t)((int64_t)first.lane[i] * second.lane[i] >> 32);
  }
  return result;
}

/* The lower words of products. */
static PEX_INLINE int32x4_t vmulq_s32(int32x4_t first, int32x4_t second) {
  int32x4_t result;
  for (int i = 0; i < 4; i++) {
    result.lane[i] = (int32_t)((uint32_t)first.lane[i] * (uint32_t)second.lane[i]);
  }
  return result;
}

/* sum + first * second. */
static PEX_INLINE int32x4_t vmlaq_n_s32(int32x4_t sum, int32x4_t first, int32_t second) {
  return vaddq_s32(sum, vmulq_s32(first, vdupq_n_s32(second)));
}

/* first * second + sum. */
static PEX_INLINE int32x4_t vmlasq_n_s32(int32x4_t first, int32x4_t second, int32_t sum) {
  return vaddq_n_s32(vmulq_s32(first, second), sum);
}

/* Words that equal a number. */
static PEX_INLINE mve_pred16_t vcmpeqq_n_s32(int32x4_t first, int32_t second) {
  uint32_t equal = 0;
  for (int i = 0; i < 4; i++) {
    equal |= (first.lane[i] == second ? 0xfU : 0U) << 4 * i;
  }
  return (mve_pred16_t)equal;
}

/* Sums where the predicate says so, other words those of the first vector. */
static PEX_INLINE int32x4_t vaddq_m_s32(int32x4_t inactive, int32x4_t first, int32x4_t second,
                                        mve_pred16_t predicate) {
  const int32x4_t sums = vaddq_s32(first, second);
  for (int i = 0; i < 4; i++) {
    if ((predicate >> 4 * i & 1) != 0) {
      inactive.lane[i] = sums.lane[i];
    }
  }
  return inactive;
}

/* Products of the even (bottom) bytes. */
static PEX_INLINE int16x8_t vmullbq_int_s8(int8x16_t first, int8x16_t second) {
  int16x8_t result;
  for (int i = 0; i < 8; i++) {
    result.lane[i] = (int16_t)(first.lane[2 * i] * second.lane[2 * i]);
  }
  return result;
}

/* Products of the odd (top) bytes. */
static PEX_INLINE int16x8_t vmulltq_int_s8(int8x16_t first, int8x16_t second) {
  int16x8_t result;
  for (int i = 0; i < 8; i++) {
    result.lane[i] = (int16_t)(first.lane[2 * i + 1] * second.lane[2 * i + 1]);
  }
  return result;
}

/* The even halves, widened. */
static PEX_INLINE int32x4_t vmovlbq_s16(int16x8_t value) {
  const int32x4_t result = {{value.lane[0], value.lane[2], value.lane[4], value.lane[6]}};
  return result;
}

/* The odd halves, widened. */
static PEX_INLINE int32x4_t vmovltq_s16(int16x8_t value) {
  const int32x4_t result = {{value.lane[1], value.lane[3], value.lane[5], value.lane[7]}};
  return result;
}

/* The nearest number of [min, max]. */
static PEX_INLINE int32_t pex_mve_nearest(int32_t value, int32_t min, int32_t max) {
  const int32_t low = value < min ? min : value;
  return low > max ? max : low;
}

static PEX_INLINE int16x8_t vqaddq_n_s16(int16x8_t first, int16_t second) {
  int16x8_t result;
  for (int i = 0; i < 8; i++) {
    result.lane[i] = (int16_t)pex_mve_nearest(first.lane[i] + second, INT16_MIN, INT16_MAX);
  }
  return result;
}

/* Puts words, saturated, into the even halves. */
static PEX_INLINE int16x8_t vqmovnbq_s32(int16x8_t halves, int32x4_t words) {
  for (int i = 0; i < 4; i++) {
    halves.lane[2 * i] = (int16_t)pex_mve_nearest(words.lane[i], INT16_MIN, INT16_MAX);
  }
  return halves;
}

/* Puts words, saturated, into the odd halves. */
static PEX_INLINE int16x8_t vqmovntq_s32(int16x8_t halves, int32x4_t words) {
  for (int i = 0; i < 4; i++) {
    halves.lane[2 * i + 1] = (int16_t)pex_mve_nearest(words.lane[i], INT16_MIN, INT16_MAX);
  }
  return halves;
}

/* Puts halves, saturated, into the even bytes. */
static PEX_INLINE int8x16_t vqmovnbq_s16(int8x16_t bytes, int16x8_t halves) {
  for (int i = 0; i < 8; i++) {
    bytes.lane[2 * i] = (int8_t)pex_mve_nearest(halves.lane[i], INT8_MIN, INT8_MAX);
  }
  return bytes;
}

/* Puts halves, saturated, into the odd bytes. */
static PEX_INLINE int8x16_t vqmovntq_s16(int8x16_t bytes, int16x8_t halves) {
  for (int i = 0; i < 8; i++) {
    bytes.lane[2 * i + 1] = (int8_t)pex_mve_nearest(halves.lane[i], INT8_MIN, INT8_MAX);
  }
  return bytes;
}

/* sum + all products. */
static PEX_INLINE int32_t vmladavaq_s8(int32_t sum, int8x16_t first, int8x16_t second) {
  uint32_t total = (uint32_t)sum;
  for (int i = 0; i < 16; i++) {
    total += (uint32_t)(first.lane[i] * second.lane[i]);
  }
  return (int32_t)total;
}

#endif
