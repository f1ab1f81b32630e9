#include "check.h"
#include "pex_mve.h"

/* The intrinsics on known values: of the emulation on the host, of the instructions on a board. */

/* -8, -7 .. 7 */
static const int8_t RAMP[] = {-8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7};

/* Words by way of memory, since a vector has no lanes in C. */
static int32x4_t four_words(int32_t first, int32_t second, int32_t third, int32_t fourth) {
  const int32_t values[] = {first, second, third, fourth};
  return vldrwq_s32(values);
}

/* Asserts that the words lie in -128..127 and are these. */
static void assert_words(int32x4_t value, int8_t first, int8_t second, int8_t third,
                         int8_t fourth) {
  const int8_t expected[] = {first, second, third, fourth};
  int8_t stored[4];
  vstrbq_s32(stored, vminq_s32(vmaxq_s32(value, vdupq_n_s32(-128)), vdupq_n_s32(127)));
  assert_memory_equal(expected, stored, sizeof(stored));
}

static void assert_bytes(int8x16_t value, const int8_t *expected) {
  int8_t stored[16];
  vstrbq_s8(stored, value);
  assert_memory_equal(expected, stored, sizeof(stored));
}

static void loads_and_stores_what_a_predicate_allows(void **state) {
  static const int8_t three[] = {-8, -7, -6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
  static const int8_t loaded[] = {3, 4, 5, 6};
  const int8_t *next = RAMP;
  int8_t bytes[4] = {1, 1, 1, 1};
  int8_t lowest[4] = {1, 1, 1, 1};
  (void)state;
  assert_bytes(vldrbq_z_s8(RAMP, vctp8q(3)), three);
  assert_bytes(vldrbq_z_s8(RAMP, vctp8q(20)), RAMP);
  assert_bytes(pex_mve_next(&next), RAMP);
  assert_true(next == RAMP + 16);
  vstrbq_p_s8(bytes, vldrbq_s8(RAMP), vctp8q(2));
  assert_int_equal(-7, bytes[1]);
  assert_int_equal(1, bytes[2]);
  vstrbq_p_s32(lowest, four_words(0x1ff, 0x180, 5, 5), vctp32q(2));
  assert_int_equal(-1, lowest[0]);
  assert_int_equal(-128, lowest[1]);
  assert_int_equal(1, lowest[2]);
  assert_words(vldrbq_s32(loaded), 3, 4, 5, 6);
  assert_words(pex_mve_words(1, -2, 3, -4), 1, -2, 3, -4);
}

static void adds_and_bounds(void **state) {
  (void)state;
  assert_words(vaddq_s32(four_words(1, -2, INT32_MAX, 0), four_words(2, -3, INT32_MIN, 0)), 3, -5,
               -1, 0);
  assert_words(vaddq_n_s32(four_words(INT32_MAX, INT32_MIN, 1, 2), 1), -128, -128, 2, 3);
  assert_words(vmaxq_s32(four_words(1, -2, 3, -4), four_words(0, 0, 4, -5)), 1, 0, 4, -4);
  assert_words(vminq_s32(four_words(1, -2, 3, -4), four_words(0, 0, 4, -5)), 0, -2, 3, -5);
}

static void shifts_with_halves_up(void **state) {
  (void)state;
  assert_words(vshrq_n_s32(four_words(-1, INT32_MIN, INT32_MAX, 5), 31), -1, -1, 0, 0);
  assert_words(vrshlq_s32(four_words(3, -3, 5, -5), four_words(-1, -1, -1, -1)), 2, -1, 3, -2);
  assert_words(vrshlq_s32(four_words(6, -6, -7, 3), four_words(-2, -2, -2, 2)), 2, -1, -2, 12);
  assert_words(vrshlq_s32(four_words(INT32_MAX, INT32_MIN, 1, -1), four_words(-31, -31, -31, -31)),
               1, -1, 0, 0);
}

static void rounds_high_halves_of_products(void **state) {
  const int32_t half = 1 << 30;
  (void)state;
  assert_words(vqrdmulhq_s32(four_words(3, -3, 4, 0), four_words(half, half, half, half)), 2, -1, 2,
               0);
  assert_words(
      vqrdmulhq_s32(four_words(INT32_MIN, 1, -1, 7), four_words(0, INT32_MAX, INT32_MAX, half)), 0,
      1, -1, 4);
}

static void multiplies_words(void **state) {
  const int32x4_t first = four_words(1 << 20, -(1 << 20), 3, -1);
  const int32x4_t second = four_words(1 << 14, (1 << 14) + 1, 5, 1 << 16);
  (void)state;
  assert_words(vmulhq_s32(first, second), 4, -5, 0, -1);
  assert_words(vmulq_s32(first, second), 0, -128, 15, -128);
  const mve_pred16_t zero = pex_mve_zeros(vmulq_s32(first, second));
  assert_words(vaddq_m_s32(first, second, vshrq_n_s32(first, 31), zero), 127, -128, 3, -1);
  assert_words(vaddq_m_s32(second, vshrq_n_s32(second, 31), vshrq_n_s32(first, 31), zero), 0, 127,
               5, 127);
}

static void multiplies_words_by_scalars(void **state) {
  static const int8_t loaded[] = {3, -4, 5, 6};
  const int32x4_t values = vldrbq_z_s32(loaded, vctp32q(2));
  (void)state;
  assert_words(values, 3, -4, 0, 0);
  assert_words(vqrdmulhq_n_s32(values, 1 << 30), 2, -2, 0, 0);
  assert_words(vrshlq_n_s32(values, -1), 2, -2, 0, 0);
  assert_words(vmlaq_n_s32(values, four_words(1, 2, 3, 4), 10), 13, 16, 30, 40);
  assert_words(vmlasq_n_s32(values, four_words(4, 3, 2, 1), 10), 22, -2, 10, 10);
}

static void multiplies_bytes_and_narrows(void **state) {
  static const int8_t factors[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 127};
  const int8x16_t ramp = vldrbq_s8(RAMP);
  const int16x8_t even = vmullbq_int_s8(ramp, vldrbq_s8(factors));
  const int16x8_t odd = vmulltq_int_s8(ramp, vldrbq_s8(factors));
  static const int8_t products[] = {-8, -14, -18, -20, -20, -18, -14, -8,
                                    0,  10,  22,  36,  52,  70,  90,  127};
  (void)state;
  assert_words(vmovlbq_s16(even), -8, -20, 0, 52);
  assert_words(vmovltq_s16(even), -18, -14, 22, 90);
  assert_words(vmovlbq_s16(odd), -14, -18, 10, 70);
  assert_words(vaddq_s32(vmovltq_s16(odd), four_words(0, 0, 0, -800)), -20, -8, 36, 89);
  assert_words(vmovlbq_s16(vaddq_s16(even, odd)), -22, -38, 10, 122);
  assert_bytes(vqmovntq_s16(vqmovnbq_s16(ramp, even), odd), products);
  assert_words(vmovlbq_s16(vqaddq_n_s16(even, -30)), -38, -50, -30, 22);
  const int16x8_t narrow =
      vqmovntq_s32(vqmovnbq_s32(even, four_words(40000, -40000, 5, -6)), four_words(1, 2, 3, 4));
  assert_words(vaddq_n_s32(vmovlbq_s16(narrow), -32700), 67, -128, -128, -128);
  assert_words(vaddq_n_s32(vmovlbq_s16(narrow), 32700), 127, -68, 127, 127);
  assert_words(vmovltq_s16(narrow), 1, 2, 3, 4);
  assert_bytes(vmaxq_s8(ramp, vdupq_n_s8(-128)), RAMP);
  assert_bytes(vminq_s8(ramp, vdupq_n_s8(7)), RAMP);
}

static void accumulates_sums_of_blocks(void **state) {
  int8_t weights[128];
  for (int i = 0; i < 128; i++) {
    weights[i] = (int8_t)(i / 16 + 1);
  }
  static const int32_t biases[] = {10, 20, 30, 40, 50, 60, 70, 80};
  (void)state;
  pex_mve_sums sums = pex_mve_start(biases, biases + 4);
  const int8_t *next = weights;
  /* The sum of RAMP is -8. */
  pex_mve_dot_2x4(&sums, vldrbq_s8(RAMP), vdupq_n_s8(1), &next);
  assert_true(next == weights + 64);
  for (int i = 0; i < 4; i++) {
    assert_int_equal(biases[i] - 8 * (i + 1), sums.of[i]);
    assert_int_equal(biases[4 + i] + 16 * (i + 1), sums.of[4 + i]);
  }
  sums = pex_mve_start(biases, biases);
  const int8_t *second = weights;
  pex_mve_dot_1x8(&sums, vldrbq_s8(RAMP), &next, &second);
  assert_true(next == weights + 128 && second == weights + 64);
  for (int i = 0; i < 4; i++) {
    assert_int_equal(biases[i] - 8 * (i + 5), sums.of[i]);
    assert_int_equal(biases[i] - 8 * (i + 1), sums.of[4 + i]);
  }
  assert_int_equal(7 - 8 * 2, vmladavaq_s8(7, vldrbq_s8(RAMP), vdupq_n_s8(2)));
}

static void accumulates_products_of_channels(void **state) {
  static const int8_t factors[32] = {1, 2, 3, 4, [16] = -1, -1, -1, -1};
  static const int8_t extremes[16] = {-128, 127, -128, 127};
  static const int8_t largest[32] = {-127, 127, 127, -127, [16] = -127, 127, 127, -127};
  const int8_t *next = factors;
  pex_mve_channel_sums sums = {{vdupq_n_s32(1), vdupq_n_s32(2), vdupq_n_s32(3), vdupq_n_s32(4)}};
  (void)state;
  pex_mve_multiply_two(&sums, vldrbq_s8(RAMP), vdupq_n_s8(5), &next);
  assert_true(next == factors + 32);
  assert_words(sums.of[0], 1 - 8 - 5, 1, 1, 1);
  assert_words(sums.of[1], 2 - 14 - 5, 2, 2, 2);
  assert_words(sums.of[2], 3 - 18 - 5, 3, 3, 3);
  assert_words(sums.of[3], 4 - 20 - 5, 4, 4, 4);
  next = factors;
  pex_mve_multiply_one(&sums, vldrbq_s8(RAMP), &next);
  assert_true(next == factors + 16);
  assert_words(sums.of[0], -12 - 8, 1, 1, 1);
  assert_words(sums.of[3], -21 - 20, 4, 4, 4);
  next = largest;
  pex_mve_multiply_two(&sums, vldrbq_s8(extremes), pex_mve_load_first(extremes, vctp8q(2)), &next);
  assert_words(vaddq_n_s32(sums.of[0], -32512), -20, -128, -128, -128);
  assert_words(vaddq_n_s32(sums.of[1], -32258), -31, -128, -128, -128);
  assert_words(vaddq_n_s32(sums.of[2], 16256), -38, 127, 127, 127);
  assert_words(vaddq_n_s32(sums.of[3], 16129), -41, 127, 127, 127);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(loads_and_stores_what_a_predicate_allows),
      cmocka_unit_test(adds_and_bounds),
      cmocka_unit_test(shifts_with_halves_up),
      cmocka_unit_test(rounds_high_halves_of_products),
      cmocka_unit_test(multiplies_words),
      cmocka_unit_test(multiplies_words_by_scalars),
      cmocka_unit_test(multiplies_bytes_and_narrows),
      cmocka_unit_test(accumulates_sums_of_blocks),
      cmocka_unit_test(accumulates_products_of_channels),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
