#ifndef PEX_DSP_H
#define PEX_DSP_H

#include <stdint.h>
#include <string.h>

#include "pex_inline.h"

/* Instructions of the DSP extension of Armv7E-M and Armv8-M (Cortex-M4, M7, M33), one function for
 * each; for other processors, and as their definition, the same in C. A uint32_t holds two int16 or
 * four int8 values, the first in the lowest bits; sums wrap. */

/* Two neighbouring words. */
typedef struct {
  int32_t first;
  int32_t second;
} pex_dsp_pair;

/* PEX_DSP_SETTLE tells the compiler to have three numbers before it goes on, so that fewer others
 * are alive with them. */
#ifdef __ARM_FEATURE_DSP

#define PEX_DSP_SETTLE(first, second, third) __asm__("" : "+r"(first), "+r"(second), "+r"(third))

typedef uint32_t __attribute__((aligned(1), may_alias)) pex_dsp_unaligned_word;
typedef int64_t __attribute__((aligned(4), may_alias)) pex_dsp_word_pair;

static PEX_INLINE uint32_t pex_dsp_load(const int8_t *values) {
  return *(const pex_dsp_unaligned_word *)values;
}

static PEX_INLINE void pex_dsp_store(int8_t *values, uint32_t word) {
  *(pex_dsp_unaligned_word *)values = word;
}

static PEX_INLINE int32_t pex_dsp_load_next(const int8_t **values, int32_t step) {
  const int8_t *at = *values;
  int32_t value;
  if (__builtin_constant_p(step) && step > 0 && step < 256) {
    __asm__("ldrsb %0, [%1], %2" : "=r"(value), "+r"(at) : "i"(step), "m"(*at));
  } else {
    value = *at;
    at += step;
  }
  *values = at;
  return value;
}

static PEX_INLINE void pex_dsp_store_next(int8_t **values, int32_t step, int32_t value) {
  int8_t *at = *values;
  if (__builtin_constant_p(step) && step > 0 && step < 256) {
    __asm__("strb %2, [%0], %3" : "+r"(at), "=m"(*at) : "r"(value), "i"(step));
  } else {
    *at = (int8_t)value;
    at += step;
  }
  *values = at;
}

static PEX_INLINE pex_dsp_pair pex_dsp_load_pair(const int32_t *words) {
  pex_dsp_pair pair;
  __asm__("ldrd %0, %1, %2"
          : "=r"(pair.first), "=r"(pair.second)
          : "m"(*(const pex_dsp_word_pair *)words));
  return pair;
}

static PEX_INLINE void pex_dsp_store_pair(int32_t *words, pex_dsp_pair pair) {
  __asm__("strd %1, %2, %0"
          : "=m"(*(pex_dsp_word_pair *)words)
          : "r"(pair.first), "r"(pair.second));
}

static PEX_INLINE uint32_t pex_dsp_sxtb16(uint32_t bytes) {
  uint32_t halves;
  __asm__("sxtb16 %0, %1" : "=r"(halves) : "r"(bytes));
  return halves;
}

static PEX_INLINE uint32_t pex_dsp_sxtb16_ror8(uint32_t bytes) {
  uint32_t halves;
  __asm__("sxtb16 %0, %1, ror #8" : "=r"(halves) : "r"(bytes));
  return halves;
}

static PEX_INLINE uint32_t pex_dsp_sxtab16(uint32_t halves, uint32_t bytes) {
  uint32_t sums;
  __asm__("sxtab16 %0, %1, %2" : "=r"(sums) : "r"(halves), "r"(bytes));
  return sums;
}

static PEX_INLINE uint32_t pex_dsp_sxtab16_ror8(uint32_t halves, uint32_t bytes) {
  uint32_t sums;
  __asm__("sxtab16 %0, %1, %2, ror #8" : "=r"(sums) : "r"(halves), "r"(bytes));
  return sums;
}

static PEX_INLINE uint32_t pex_dsp_ssub16(uint32_t first, uint32_t second) {
  uint32_t differences;
  __asm__("ssub16 %0, %1, %2" : "=r"(differences) : "r"(first), "r"(second));
  return differences;
}

static PEX_INLINE uint32_t pex_dsp_pkhbt(uint32_t low, uint32_t high) {
  uint32_t halves;
  __asm__("pkhbt %0, %1, %2, lsl #16" : "=r"(halves) : "r"(low), "r"(high));
  return halves;
}

static PEX_INLINE uint32_t pex_dsp_pkhtb(uint32_t high, uint32_t low) {
  uint32_t halves;
  __asm__("pkhtb %0, %1, %2, asr #16" : "=r"(halves) : "r"(high), "r"(low));
  return halves;
}

static PEX_INLINE int32_t pex_dsp_smlad(uint32_t first, uint32_t second, int32_t sum) {
  int32_t total;
  __asm__("smlad %0, %1, %2, %3" : "=r"(total) : "r"(first), "r"(second), "r"(sum));
  return total;
}

static PEX_INLINE void pex_dsp_smlad_to(int32_t *sum, uint32_t first, uint32_t second) {
  __asm__("smlad %0, %1, %2, %0" : "+r"(*sum) : "r"(first), "r"(second));
}

static PEX_INLINE int32_t pex_dsp_smuad(uint32_t first, uint32_t second) {
  int32_t total;
  __asm__("smuad %0, %1, %2" : "=r"(total) : "r"(first), "r"(second));
  return total;
}

static PEX_INLINE int32_t pex_dsp_smlabb(uint32_t first, uint32_t second, int32_t sum) {
  int32_t total;
  __asm__("smlabb %0, %1, %2, %3" : "=r"(total) : "r"(first), "r"(second), "r"(sum));
  return total;
}

static PEX_INLINE int32_t pex_dsp_smlabt(uint32_t first, uint32_t second, int32_t sum) {
  int32_t total;
  __asm__("smlabt %0, %1, %2, %3" : "=r"(total) : "r"(first), "r"(second), "r"(sum));
  return total;
}

static PEX_INLINE int32_t pex_dsp_smlatt(uint32_t first, uint32_t second, int32_t sum) {
  int32_t total;
  __asm__("smlatt %0, %1, %2, %3" : "=r"(total) : "r"(first), "r"(second), "r"(sum));
  return total;
}

static PEX_INLINE int32_t pex_dsp_smmulr(int32_t first, int32_t second) {
  int32_t high;
  __asm__("smmulr %0, %1, %2" : "=r"(high) : "r"(first), "r"(second));
  return high;
}

static PEX_INLINE int32_t pex_dsp_smmlar(int32_t first, int32_t second, int32_t sum) {
  int32_t high;
  __asm__("smmlar %0, %1, %2, %3" : "=r"(high) : "r"(first), "r"(second), "r"(sum));
  return high;
}

static PEX_INLINE int32_t pex_dsp_smmlar_pair(int32_t value, const pex_dsp_pair *pair) {
  int32_t high;
  int32_t sum;
  __asm__("ldrd %0, %1, %3\n\tsmmlar %0, %2, %0, %1"
          : "=&r"(high), "=&r"(sum)
          : "r"(value), "m"(*pair));
  return high;
}

static PEX_INLINE int32_t pex_dsp_lsl(int32_t value, uint32_t places) {
  int32_t shifted;
  __asm__("lsl %0, %1, %2" : "=r"(shifted) : "r"(value), "r"(places));
  return shifted;
}

static PEX_INLINE int32_t pex_dsp_asr(int32_t value, uint32_t places) {
  int32_t shifted;
  __asm__("asr %0, %1, %2" : "=r"(shifted) : "r"(value), "r"(places));
  return shifted;
}

static PEX_INLINE int32_t pex_dsp_ssat8(int32_t value) {
  int32_t nearest;
  __asm__("ssat %0, #8, %1" : "=r"(nearest) : "r"(value));
  return nearest;
}

static PEX_INLINE int32_t pex_dsp_ssat8_of_half(int32_t value) {
  int32_t nearest;
  __asm__("ssat %0, #8, %1, asr #1" : "=r"(nearest) : "r"(value));
  return nearest;
}

#define PEX_DSP_IN_MEMORY(variable) __asm__ volatile("" : "+m"(variable))

static PEX_INLINE void pex_dsp_in_order(void) {
  __asm__ volatile("" ::: "memory");
}

static PEX_INLINE uint32_t pex_dsp_max8(uint32_t first, uint32_t second) {
  uint32_t greatest;
  __asm__("ssub8 %0, %1, %2\n\tsel %0, %1, %2" : "=&r"(greatest) : "r"(first), "r"(second) : "cc");
  return greatest;
}

static PEX_INLINE uint32_t pex_dsp_min8(uint32_t first, uint32_t second) {
  uint32_t least;
  __asm__("ssub8 %0, %1, %2\n\tsel %0, %2, %1" : "=&r"(least) : "r"(first), "r"(second) : "cc");
  return least;
}

#else

#define PEX_DSP_SETTLE(first, second, third) ((void)0)

/* Four int8 values, at any address. */
static PEX_INLINE uint32_t pex_dsp_load(const int8_t *values) {
  uint32_t word;
  memcpy(&word, values, sizeof(word));
  return word;
}

/* Stores four int8 values, at any address. */
static PEX_INLINE void pex_dsp_store(int8_t *values, uint32_t word) {
  memcpy(values, &word, sizeof(word));
}

/* One value; then its address goes on by so many bytes. */
static PEX_INLINE int32_t pex_dsp_load_next(const int8_t **values, int32_t step) {
  const int32_t value = **values;
  *values += step;
  return value;
}

/* Stores one value; then its address goes on by so many bytes. */
static PEX_INLINE void pex_dsp_store_next(int8_t **values, int32_t step, int32_t value) {
  **values = (int8_t)value;
  *values += step;
}

/* Two words, at the address of a word. */
static PEX_INLINE pex_dsp_pair pex_dsp_load_pair(const int32_t *words) {
  const pex_dsp_pair pair = {words[0], words[1]};
  return pair;
}

/* Stores two words, at the address of a word. */
static PEX_INLINE void pex_dsp_store_pair(int32_t *words, pex_dsp_pair pair) {
  words[0] = pair.first;
  words[1] = pair.second;
}

/* The lower and the upper half. */
static PEX_INLINE int32_t pex_dsp_low(uint32_t halves) {
  return (int16_t)(halves & 0xffffU);
}

static PEX_INLINE int32_t pex_dsp_high(uint32_t halves) {
  return (int16_t)(halves >> 16);
}

/* Bytes 0 and 2 as halves. */
static PEX_INLINE uint32_t pex_dsp_sxtb16(uint32_t bytes) {
  const uint32_t low = (uint32_t)(int8_t)(bytes & 0xffU);
  const uint32_t high = (uint32_t)(int8_t)(bytes >> 16 & 0xffU);
  return (low & 0xffffU) | high << 16;
}

/* Bytes 1 and 3 as halves. */
static PEX_INLINE uint32_t pex_dsp_sxtb16_ror8(uint32_t bytes) {
  return pex_dsp_sxtb16(bytes >> 8);
}

/* Adds bytes 0 and 2 to the halves. */
static PEX_INLINE uint32_t pex_dsp_sxtab16(uint32_t halves, uint32_t bytes) {
  const uint32_t added = pex_dsp_sxtb16(bytes);
  return ((halves + added) & 0xffffU) | ((halves >> 16) + (added >> 16)) << 16;
}

/* Adds bytes 1 and 3 to the halves. */
static PEX_INLINE uint32_t pex_dsp_sxtab16_ror8(uint32_t halves, uint32_t bytes) {
  return pex_dsp_sxtab16(halves, bytes >> 8);
}

/* The differences of the halves. */
static PEX_INLINE uint32_t pex_dsp_ssub16(uint32_t first, uint32_t second) {
  return ((first - second) & 0xffffU) | ((first >> 16) - (second >> 16)) << 16;
}

/* The lower halves of both. */
static PEX_INLINE uint32_t pex_dsp_pkhbt(uint32_t low, uint32_t high) {
  return (low & 0xffffU) | high << 16;
}

/* The upper halves of both. */
static PEX_INLINE uint32_t pex_dsp_pkhtb(uint32_t high, uint32_t low) {
  return (high & 0xffff0000U) | low >> 16;
}

/* sum + low * low + high * high. */
static PEX_INLINE int32_t pex_dsp_smlad(uint32_t first, uint32_t second, int32_t sum) {
  const uint32_t low = (uint32_t)(pex_dsp_low(first) * pex_dsp_low(second));
  const uint32_t high = (uint32_t)(pex_dsp_high(first) * pex_dsp_high(second));
  return (int32_t)((uint32_t)sum + low + high);
}

/* The same onto a variable, which then keeps its register. */
static PEX_INLINE void pex_dsp_smlad_to(int32_t *sum, uint32_t first, uint32_t second) {
  *sum = pex_dsp_smlad(first, second, *sum);
}

/* low * low + high * high. */
static PEX_INLINE int32_t pex_dsp_smuad(uint32_t first, uint32_t second) {
  return pex_dsp_smlad(first, second, 0);
}

/* sum + low * low. */
static PEX_INLINE int32_t pex_dsp_smlabb(uint32_t first, uint32_t second, int32_t sum) {
  return (int32_t)((uint32_t)sum + (uint32_t)(pex_dsp_low(first) * pex_dsp_low(second)));
}

/* sum + low * high. */
static PEX_INLINE int32_t pex_dsp_smlabt(uint32_t first, uint32_t second, int32_t sum) {
  return pex_dsp_smlabb(first, second >> 16, sum);
}

/* sum + high * high. */
static PEX_INLINE int32_t pex_dsp_smlatt(uint32_t first, uint32_t second, int32_t sum) {
  return pex_dsp_smlabb(first >> 16, second >> 16, sum);
}

/* round(sum + first * second / 2^32), halves towards plus infinity. */
static PEX_INLINE int32_t pex_dsp_smmlar(int32_t first, int32_t second, int32_t sum) {
  const uint64_t product = (uint64_t)((int64_t)first * second);
  const uint64_t total = product + ((uint64_t)(uint32_t)sum << 32) + 0x80000000U;
  return (int32_t)(uint32_t)(total >> 32);
}

/* round(first * second / 2^32), halves towards plus infinity. */
static PEX_INLINE int32_t pex_dsp_smmulr(int32_t first, int32_t second) {
  return pex_dsp_smmlar(first, second, 0);
}

/* round(pair.second + value * pair.first / 2^32); the pair stays in memory. */
static PEX_INLINE int32_t pex_dsp_smmlar_pair(int32_t value, const pex_dsp_pair *pair) {
  return pex_dsp_smmlar(value, pair->first, pair->second);
}

/* value * 2^places; only the lowest byte of places counts, and it is at most 31. */
static PEX_INLINE int32_t pex_dsp_lsl(int32_t value, uint32_t places) {
  return (int32_t)((uint32_t)value << (places & 0xffU));
}

/* value / 2^places rounded down; only the lowest byte of places counts, and it is at most 31. */
static PEX_INLINE int32_t pex_dsp_asr(int32_t value, uint32_t places) {
  return value >> (places & 0xffU);
}

/* The nearest int8 value. */
static PEX_INLINE int32_t pex_dsp_ssat8(int32_t value) {
  const int32_t low = value < INT8_MIN ? INT8_MIN : value;
  return low > INT8_MAX ? INT8_MAX : low;
}

/* The int8 value nearest to value / 2 rounded down. */
static PEX_INLINE int32_t pex_dsp_ssat8_of_half(int32_t value) {
  return pex_dsp_ssat8(value >> 1);
}

/* The variable is in no register here, which leaves more of them for what follows. */
#define PEX_DSP_IN_MEMORY(variable) ((void)(variable))

/* Loads before it stay before it: the compiler does not load ahead what it has no register for. */
static PEX_INLINE void pex_dsp_in_order(void) {
}

/* The greater of each pair of int8 values. */
static PEX_INLINE uint32_t pex_dsp_max8(uint32_t first, uint32_t second) {
  uint32_t greatest = 0;
  for (uint32_t bit = 0; bit < 32; bit += 8) {
    const uint32_t left = first >> bit & 0xffU;
    const uint32_t right = second >> bit & 0xffU;
    greatest |= ((int8_t)left > (int8_t)right ? left : right) << bit;
  }
  return greatest;
}

/* The lesser of each pair of int8 values. */
static PEX_INLINE uint32_t pex_dsp_min8(uint32_t first, uint32_t second) {
  return ~pex_dsp_max8(~first, ~second);
}

#endif

#endif
