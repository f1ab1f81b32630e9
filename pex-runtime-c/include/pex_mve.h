#ifndef PEX_MVE_H
#define PEX_MVE_H

#include <stdint.h>

#include "pex_inline.h"

/* Vectors of 16 bytes for Cortex-M55 (Helium, the M-profile vector extension): the intrinsics of
 * <arm_mve.h>, elsewhere the same in C; and what compilers make no good code of. */
#ifdef __ARM_FEATURE_MVE
#include <arm_mve.h>
#else
#include "pex_mve_emulation.h"
#endif

/* Sums of products of two times four outputs. */
typedef struct {
  int32_t of[8];
} pex_mve_sums;

/* Sums of products of 16 channels: of[r] are those of channels r, r + 4, r + 8 and r + 12. */
typedef struct {
  int32x4_t of[4];
} pex_mve_channel_sums;

#ifdef __ARM_FEATURE_MVE

static PEX_INLINE int32x4_t pex_mve_words(int32_t first, int32_t second, int32_t third,
                                          int32_t fourth) {
  int32x4_t words;
  __asm__("vmov %q0[2], %q0[0], %1, %2\n\tvmov %q0[3], %q0[1], %3, %4"
          : "=&w"(words)
          : "r"(first), "r"(third), "r"(second), "r"(fourth));
  return words;
}

typedef struct {
  int32_t words[2];
} pex_mve_pair;

typedef struct {
  int8_t bytes[16];
} pex_mve_one;

typedef struct {
  int8_t bytes[32];
} pex_mve_two;

typedef struct {
  int8_t bytes[64];
} pex_mve_four;

static PEX_INLINE int8x16_t pex_mve_next(const int8_t **values) {
  int8x16_t next;
  __asm__ volatile("vldrb.8 %q0, [%1], #16"
                   : "=w"(next), "+r"(*values)
                   : "m"(*(const pex_mve_one *)(uintptr_t)*values));
  return next;
}

static PEX_INLINE int8x16_t pex_mve_load_first(const int8_t *values, mve_pred16_t predicate) {
  int8x16_t loaded;
  __asm__ volatile("vpst\n\tvldrbt.8 %q0, [%1]"
                   : "=w"(loaded)
                   : "r"(values), "Up"(predicate), "m"(*(const pex_mve_one *)(uintptr_t)values));
  return loaded;
}

static PEX_INLINE mve_pred16_t pex_mve_zeros(int32x4_t words) {
  __asm__("" : "+w"(words));
  return vcmpeqq_n_s32(words, 0);
}

static PEX_INLINE const int8_t *pex_mve_base(const int8_t *values) {
  __asm__("" : "+r"(values));
  return values;
}

static PEX_INLINE pex_mve_sums pex_mve_start(const int32_t *first, const int32_t *second) {
  pex_mve_sums sums;
  const int32_t *const words[] = {first, first + 2, second, second + 2};
  for (int i = 0; i < 4; i++) {
    __asm__("ldrd %0, %1, %2"
            : "=r"(sums.of[2 * i]), "=r"(sums.of[2 * i + 1])
            : "m"(*(const pex_mve_pair *)(uintptr_t)words[i]));
  }
  return sums;
}

static PEX_INLINE void pex_mve_multiply_two(pex_mve_channel_sums *sums, int8x16_t first,
                                            int8x16_t second, const int8_t **weights) {
  int8x16_t factors;
  int8x16_t even;
  __asm__ volatile(
      "vldrb.8 %q[factors], [%[weights]], #16\n\t"
      "vmullb.s8 %q[even], %q[first], %q[factors]\n\t"
      "vmullt.s8 %q[first], %q[first], %q[factors]\n\t"
      "vldrb.8 %q[factors], [%[weights]]\n\t"
      "vmullt.s8 %q[factors], %q[second], %q[factors]\n\t"
      "vadd.i16 %q[first], %q[first], %q[factors]\n\t"
      "vldrb.8 %q[factors], [%[weights]], #16\n\t"
      "vmullb.s8 %q[second], %q[second], %q[factors]\n\t"
      "vmovlb.s16 %q[factors], %q[first]\n\t"
      "vadd.i16 %q[even], %q[even], %q[second]\n\t"
      "vmovlt.s16 %q[first], %q[first]\n\t"
      "vadd.i32 %q[s1], %q[s1], %q[factors]\n\t"
      "vmovlb.s16 %q[factors], %q[even]\n\t"
      "vadd.i32 %q[s3], %q[s3], %q[first]\n\t"
      "vmovlt.s16 %q[even], %q[even]\n\t"
      "vadd.i32 %q[s0], %q[s0], %q[factors]\n\t"
      "vadd.i32 %q[s2], %q[s2], %q[even]"
      : [s0] "+w"(sums->of[0]), [s1] "+w"(sums->of[1]), [s2] "+w"(sums->of[2]),
        [s3] "+w"(sums->of[3]), [first] "+w"(first), [second] "+w"(second),
        [weights] "+r"(*weights), [factors] "=&w"(factors), [even] "=&w"(even)
      : "m"(*(const pex_mve_two *)(uintptr_t)*weights));
}

static PEX_INLINE void pex_mve_multiply_one(pex_mve_channel_sums *sums, int8x16_t values,
                                            const int8_t **weights) {
  int8x16_t factors;
  int8x16_t even;
  __asm__ volatile(
      "vldrb.8 %q[factors], [%[weights]], #16\n\t"
      "vmullb.s8 %q[even], %q[values], %q[factors]\n\t"
      "vmullt.s8 %q[values], %q[values], %q[factors]\n\t"
      "vmovlb.s16 %q[factors], %q[even]\n\t"
      "vmovlt.s16 %q[even], %q[even]\n\t"
      "vadd.i32 %q[s0], %q[s0], %q[factors]\n\t"
      "vmovlb.s16 %q[factors], %q[values]\n\t"
      "vadd.i32 %q[s2], %q[s2], %q[even]\n\t"
      "vmovlt.s16 %q[values], %q[values]\n\t"
      "vadd.i32 %q[s1], %q[s1], %q[factors]\n\t"
      "vadd.i32 %q[s3], %q[s3], %q[values]"
      : [s0] "+w"(sums->of[0]), [s1] "+w"(sums->of[1]), [s2] "+w"(sums->of[2]),
        [s3] "+w"(sums->of[3]), [values] "+w"(values), [weights] "+r"(*weights),
        [factors] "=&w"(factors), [even] "=&w"(even)
      : "m"(*(const pex_mve_one *)(uintptr_t)*weights));
}

/* The sums have named registers, of even numbers as VMLADAVA wants them: left to itself, GCC moves
 * them about. */
static PEX_INLINE void pex_mve_dot_2x4(pex_mve_sums *sums, int8x16_t first, int8x16_t second,
                                       const int8_t **weights) {
  int8x16_t even;
  int8x16_t odd;
  register int32_t s0 __asm__("r0") = sums->of[0];
  register int32_t s1 __asm__("r2") = sums->of[1];
  register int32_t s2 __asm__("r4") = sums->of[2];
  register int32_t s3 __asm__("r6") = sums->of[3];
  register int32_t s4 __asm__("r8") = sums->of[4];
  register int32_t s5 __asm__("r10") = sums->of[5];
  register int32_t s6 __asm__("r12") = sums->of[6];
  register int32_t s7 __asm__("r14") = sums->of[7];
  __asm__ volatile(
      "vldrb.8 %q[even], [%[weights]], #16\n\t"
      "vmladava.s8 %[s0], %q[first], %q[even]\n\t"
      "vldrb.8 %q[odd], [%[weights]], #16\n\t"
      "vmladava.s8 %[s4], %q[second], %q[even]\n\t"
      "vldrb.8 %q[even], [%[weights]], #16\n\t"
      "vmladava.s8 %[s1], %q[first], %q[odd]\n\t"
      "vmladava.s8 %[s5], %q[second], %q[odd]\n\t"
      "vldrb.8 %q[odd], [%[weights]], #16\n\t"
      "vmladava.s8 %[s2], %q[first], %q[even]\n\t"
      "vmladava.s8 %[s6], %q[second], %q[even]\n\t"
      "vmladava.s8 %[s3], %q[first], %q[odd]\n\t"
      "vmladava.s8 %[s7], %q[second], %q[odd]"
      : [s0] "+r"(s0), [s1] "+r"(s1), [s2] "+r"(s2), [s3] "+r"(s3), [s4] "+r"(s4), [s5] "+r"(s5),
        [s6] "+r"(s6), [s7] "+r"(s7), [weights] "+r"(*weights), [even] "=&w"(even), [odd] "=&w"(odd)
      : [first] "w"(first), [second] "w"(second), "m"(*(const pex_mve_four *)(uintptr_t)*weights));
  sums->of[0] = s0;
  sums->of[1] = s1;
  sums->of[2] = s2;
  sums->of[3] = s3;
  sums->of[4] = s4;
  sums->of[5] = s5;
  sums->of[6] = s6;
  sums->of[7] = s7;
}

static PEX_INLINE void pex_mve_dot_1x8(pex_mve_sums *sums, int8x16_t values,
                                       const int8_t **first_weights,
                                       const int8_t **second_weights) {
  int8x16_t even;
  int8x16_t odd;
  register int32_t s0 __asm__("r0") = sums->of[0];
  register int32_t s1 __asm__("r2") = sums->of[1];
  register int32_t s2 __asm__("r4") = sums->of[2];
  register int32_t s3 __asm__("r6") = sums->of[3];
  register int32_t s4 __asm__("r8") = sums->of[4];
  register int32_t s5 __asm__("r10") = sums->of[5];
  register int32_t s6 __asm__("r12") = sums->of[6];
  register int32_t s7 __asm__("r14") = sums->of[7];
  __asm__ volatile(
      "vldrb.8 %q[even], [%[first]], #16\n\t"
      "vmladava.s8 %[s0], %q[values], %q[even]\n\t"
      "vldrb.8 %q[odd], [%[first]], #16\n\t"
      "vmladava.s8 %[s1], %q[values], %q[odd]\n\t"
      "vldrb.8 %q[even], [%[first]], #16\n\t"
      "vmladava.s8 %[s2], %q[values], %q[even]\n\t"
      "vldrb.8 %q[odd], [%[first]], #16\n\t"
      "vmladava.s8 %[s3], %q[values], %q[odd]\n\t"
      "vldrb.8 %q[even], [%[second]], #16\n\t"
      "vmladava.s8 %[s4], %q[values], %q[even]\n\t"
      "vldrb.8 %q[odd], [%[second]], #16\n\t"
      "vmladava.s8 %[s5], %q[values], %q[odd]\n\t"
      "vldrb.8 %q[even], [%[second]], #16\n\t"
      "vmladava.s8 %[s6], %q[values], %q[even]\n\t"
      "vldrb.8 %q[odd], [%[second]], #16\n\t"
      "vmladava.s8 %[s7], %q[values], %q[odd]"
      : [s0] "+r"(s0), [s1] "+r"(s1), [s2] "+r"(s2), [s3] "+r"(s3), [s4] "+r"(s4), [s5] "+r"(s5),
        [s6] "+r"(s6), [s7] "+r"(s7), [first] "+r"(*first_weights), [second] "+r"(*second_weights),
        [even] "=&w"(even), [odd] "=&w"(odd)
      : [values] "w"(values), "m"(*(const pex_mve_four *)(uintptr_t)*first_weights),
        "m"(*(const pex_mve_four *)(uintptr_t)*second_weights));
  sums->of[0] = s0;
  sums->of[1] = s1;
  sums->of[2] = s2;
  sums->of[3] = s3;
  sums->of[4] = s4;
  sums->of[5] = s5;
  sums->of[6] = s6;
  sums->of[7] = s7;
}

#else

/* A vector of four words. */
static PEX_INLINE int32x4_t pex_mve_words(int32_t first, int32_t second, int32_t third,
                                          int32_t fourth) {
  const int32x4_t words = {{first, second, third, fourth}};
  return words;
}

/* The next 16 bytes, at any address; the pointer moves on. */
static PEX_INLINE int8x16_t pex_mve_next(const int8_t **values) {
  const int8x16_t next = vldrbq_s8(*values);
  *values += 16;
  return next;
}

/* As many as the predicate allows, then zeros. */
static PEX_INLINE int8x16_t pex_mve_load_first(const int8_t *values, mve_pred16_t predicate) {
  return vldrbq_z_s8(values, predicate);
}

/* Words that are zero. GCC 12 breaks off where it knows too much of what is compared. */
static PEX_INLINE mve_pred16_t pex_mve_zeros(int32x4_t words) {
  return vcmpeqq_n_s32(words, 0);
}

/* The same address: what is read at offsets from it is addressed so. Left to itself, GCC works all
 * addresses out before a loop and keeps them in memory. */
static PEX_INLINE const int8_t *pex_mve_base(const int8_t *values) {
  return values;
}

/* Adds products of the even and of the odd channels. */
static PEX_INLINE void pex_mve_add_products(pex_mve_channel_sums *sums, int16x8_t even,
                                            int16x8_t odd) {
  sums->of[0] = vaddq_s32(sums->of[0], vmovlbq_s16(even));
  sums->of[1] = vaddq_s32(sums->of[1], vmovlbq_s16(odd));
  sums->of[2] = vaddq_s32(sums->of[2], vmovltq_s16(even));
  sums->of[3] = vaddq_s32(sums->of[3], vmovltq_s16(odd));
}

/* One tap of 16 channels: adds the products with the next vector of weights, which move on. */
static PEX_INLINE void pex_mve_multiply_one(pex_mve_channel_sums *sums, int8x16_t values,
                                            const int8_t **weights) {
  const int8x16_t factors = pex_mve_next(weights);
  pex_mve_add_products(sums, vmullbq_int_s8(values, factors), vmulltq_int_s8(values, factors));
}

/* Two taps of 16 channels, with the next two vectors of weights: the sum of two products fits in
 * int16 if no weight is -128. */
static PEX_INLINE void pex_mve_multiply_two(pex_mve_channel_sums *sums, int8x16_t first,
                                            int8x16_t second, const int8_t **weights) {
  const int8x16_t first_factors = pex_mve_next(weights);
  const int8x16_t second_factors = pex_mve_next(weights);
  pex_mve_add_products(
      sums, vaddq_s16(vmullbq_int_s8(first, first_factors), vmullbq_int_s8(second, second_factors)),
      vaddq_s16(vmulltq_int_s8(first, first_factors), vmulltq_int_s8(second, second_factors)));
}

/* Four words each. */
static PEX_INLINE pex_mve_sums pex_mve_start(const int32_t *first, const int32_t *second) {
  const pex_mve_sums sums = {
      {first[0], first[1], first[2], first[3], second[0], second[1], second[2], second[3]}};
  return sums;
}

/* Two pixels times four filters: adds to sums 0 to 3 the products of the first vector with the next
 * four vectors of weights, to sums 4 to 7 those of the second; the weights move on. */
static PEX_INLINE void pex_mve_dot_2x4(pex_mve_sums *sums, int8x16_t first, int8x16_t second,
                                       const int8_t **weights) {
  for (int i = 0; i < 4; i++) {
    sums->of[i] = vmladavaq_s8(sums->of[i], first, vldrbq_s8(*weights));
    sums->of[4 + i] = vmladavaq_s8(sums->of[4 + i], second, vldrbq_s8(*weights));
    *weights += 16;
  }
}

/* One pixel times eight filters: adds to sums 0 to 3 the products of the vector with the next four
 * vectors of the first weights, to sums 4 to 7 those with the second; both move on. */
static PEX_INLINE void pex_mve_dot_1x8(pex_mve_sums *sums, int8x16_t values,
                                       const int8_t **first_weights,
                                       const int8_t **second_weights) {
  for (int i = 0; i < 4; i++) {
    sums->of[i] = vmladavaq_s8(sums->of[i], values, vldrbq_s8(*first_weights));
    sums->of[4 + i] = vmladavaq_s8(sums->of[4 + i], values, vldrbq_s8(*second_weights));
    *first_weights += 16;
    *second_weights += 16;
  }
}

#endif

#endif
