#include "check.h"
#include "definition.h"
#include "pex_requantize.h"
#include "random_case.h"

static void multiplies_high(void **state) {
  static const struct {
    int32_t first;
    int32_t second;
    int32_t expected;
  } cases[] = {
      {0, INT32_MAX, 0},
      {1, 1 << 30, 1},  /* 0.5 */
      {-1, 1 << 30, 0}, /* -0.5 */
      {3, 1 << 30, 2},
      {-3, 1 << 30, -1},
      {1, (1 << 30) - 1, 0},
      {1000, INT32_MAX, 1000},
      {INT32_MAX, INT32_MAX, INT32_MAX - 1},
      {INT32_MIN, INT32_MAX, -INT32_MAX},
      {INT32_MIN, 1 << 30, -(1 << 30)},
      {INT32_MAX, INT32_MIN, -INT32_MAX},
  };
  (void)state;
  for (int i = 0; i < COUNT(cases); i++) {
    assert_int_equal(cases[i].expected, pex_multiply_high(cases[i].first, cases[i].second));
  }
}

static void divides_by_powers_of_two(void **state) {
  static const struct {
    int32_t value;
    int32_t exponent;
    int32_t expected;
  } cases[] = {
      {7, 0, 7},
      {-7, 0, -7},
      {5, 1, 3}, /* 2.5 */
      {-5, 1, -3},
      {4, 3, 1},
      {-4, 3, -1},
      {3, 3, 0},
      {-3, 3, 0},
      {INT32_MAX, 31, 1},
      {INT32_MIN, 31, -1},
      {-(1 << 30), 31, -1},
      {(1 << 30) - 1, 31, 0},
  };
  (void)state;
  for (int i = 0; i < COUNT(cases); i++) {
    assert_int_equal(cases[i].expected,
                     pex_divide_by_power_of_two(cases[i].value, cases[i].exponent));
  }
}

static void rescales(void **state) {
  static const struct {
    int32_t value;
    int32_t multiplier;
    int32_t shift;
    int32_t expected;
  } cases[] = {
      {100, 1 << 30, 1, 100},         /* 1.0 */
      {-100, 1 << 30, 1, -100},       /* 1.0 */
      {100, 1 << 30, 3, 400},         /* 4.0 */
      {3, 1 << 30, 0, 2},             /* 0.5, rounded by the product */
      {-3, 1 << 30, 0, -1},           /* 0.5 */
      {5, 1 << 30, -1, 2},            /* 0.25: 2.5 becomes 3, then 1.5 becomes 2 */
      {-5, 1 << 30, -1, -1},          /* 0.25: -2.5 becomes -2, then -1 */
      {1000, 1717986918, -2, 200},    /* 0.2 */
      {12345, 0, 0, 0},               /* 0 */
      {INT32_MAX, 1 << 30, -31, 1},   /* 2^-32: just below 2^30 becomes 2^30, then a half 1 */
      {INT32_MIN, INT32_MAX, -31, -1} /* just below 2^-31 */
  };
  (void)state;
  for (int i = 0; i < COUNT(cases); i++) {
    assert_int_equal(cases[i].expected, pex_multiply_by_quantized_multiplier(
                                            cases[i].value, cases[i].multiplier, cases[i].shift));
  }
}

static void rescales_rounding_once(void **state) {
  static const struct {
    int32_t value;
    int32_t multiplier;
    int32_t shift;
    int32_t expected;
  } cases[] = {
      {100, 1 << 30, 1, 100},          /* 1.0 */
      {3, 1 << 30, 0, 2},              /* 1.5 */
      {-3, 1 << 30, 0, -2},            /* -1.5 */
      {5, 1 << 30, -1, 1},             /* 1.25, which becomes 2 if rounded twice */
      {-6, 1 << 30, -1, -2},           /* -1.5 */
      {12345, 0, 0, 0},                /* 0 */
      {3, 1 << 30, 3, 12},             /* 4.0 */
      {INT32_MAX, 1 << 30, -31, 0},    /* just below a half */
      {INT32_MIN, 1 << 30, -31, -1},   /* minus a half */
      {INT32_MIN, INT32_MAX, -31, -1}, /* just above minus one */
  };
  (void)state;
  for (int i = 0; i < COUNT(cases); i++) {
    assert_int_equal(cases[i].expected, pex_multiply_rounding_once(
                                            cases[i].value, cases[i].multiplier, cases[i].shift));
  }
}

static void rescales_as_defined(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 20000; i++) {
    const int32_t bits = random_between(&source, 1, 23);
    const int32_t value = random_between(&source, -(1 << bits), 1 << bits);
    const int32_t multiplier = random_between(&source, 1 << 29, INT32_MAX);
    const int32_t shift = random_between(&source, -31, 7);
    assert_int_equal(definition_rescale(value, multiplier, shift),
                     pex_multiply_by_quantized_multiplier(value, multiplier, shift));
  }
}

static void shifts_left_and_wraps(void **state) {
  (void)state;
  assert_int_equal(-8, pex_shift_left(-1, 3));
  assert_int_equal(INT32_MIN, pex_shift_left(1, 31));
  assert_int_equal(0, pex_shift_left(2, 31));
}

static void clamps(void **state) {
  (void)state;
  assert_int_equal(-128, pex_clamp(-1000, -128, 127));
  assert_int_equal(127, pex_clamp(1000, -128, 127));
  assert_int_equal(5, pex_clamp(5, -128, 127));
  assert_int_equal(-3, pex_clamp(-4, -3, 6));
  assert_int_equal(6, pex_clamp(7, -3, 6));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(multiplies_high),
      cmocka_unit_test(divides_by_powers_of_two),
      cmocka_unit_test(rescales),
      cmocka_unit_test(rescales_rounding_once),
      cmocka_unit_test(rescales_as_defined),
      cmocka_unit_test(shifts_left_and_wraps),
      cmocka_unit_test(clamps),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
