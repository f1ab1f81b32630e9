#include <math.h>

#include "check.h"
#include "pex_fixed_point.h"

static double real_of(int32_t value, int fraction_bits) {
  return ldexp((double)value, -fraction_bits);
}

/* The functions are approximations; their exact bits are held by the softmax table. */
static void assert_near(double expected, int32_t value, double tolerance) {
  const double difference = fabs(expected - real_of(value, 31));
  assert_true(difference <= tolerance);
}

static void exponentiates(void **state) {
  (void)state;
  assert_int_equal(INT32_MAX, pex_exp_of_negative(0));
  for (int32_t value = -1; value > INT32_MIN + 65536; value -= 65521) {
    assert_near(exp(real_of(value, 26)), pex_exp_of_negative(value), 3e-7);
  }
}

static void inverts(void **state) {
  (void)state;
  assert_int_equal(INT32_MAX, pex_reciprocal_of_one_plus(0));
  for (int32_t value = 0; value < INT32_MAX - 65536; value += 65521) {
    assert_near(1 / (1 + real_of(value, 31)), pex_reciprocal_of_one_plus(value), 1e-8);
  }
}

static void counts_leading_zeros(void **state) {
  (void)state;
  assert_int_equal(31, pex_leading_zeros(1));
  assert_int_equal(12, pex_leading_zeros(1 << 19));
  assert_int_equal(1, pex_leading_zeros(INT32_MAX));
}

static void saturates_shifts(void **state) {
  (void)state;
  assert_int_equal(12, pex_saturating_shift_left(3, 2));
  assert_int_equal(-12, pex_saturating_shift_left(-3, 2));
  assert_int_equal(INT32_MAX, pex_saturating_shift_left(1 << 30, 1));
  assert_int_equal(INT32_MIN, pex_saturating_shift_left(-(1 << 30), 1));
  assert_int_equal(INT32_MIN, pex_saturating_shift_left(-(1 << 30) - 1, 1));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(exponentiates),
      cmocka_unit_test(inverts),
      cmocka_unit_test(counts_leading_zeros),
      cmocka_unit_test(saturates_shifts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
