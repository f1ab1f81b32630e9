#include <math.h>

#include "check.h"
#include "pex_fixed_point.h"

static double real_of(int32_t value, int fraction_bits) {
  return ldexp((double)value, -fraction_bits);
}

/* Bits worked out in exact integers from the definition of gemmlowp's fixed point. */
typedef struct {
  int32_t value;
  int32_t expected;
} bits;

static const bits exponentials[] = {
    {-1, 2147483124},
    {-2, 2147483093},
    {-(1 << 24), 1672462419},
    {-(1 << 24) - 1, 1672461539},
    {-12345678, 1786631188},
    {-(1 << 26), 790015308},
    {-(3 << 25) - 7, 479168211},
    {-(1 << 30) - 99999, 242},
    {-INT32_MAX, 0},
};

static const bits reciprocals[] = {
    {0, INT32_MAX},           {3, INT32_MAX},
    {1000, 2147482650},       {12345678, 2135208542},
    {1 << 30, 1431655762},    {(1 << 30) + 1, 1431655762},
    {2000000001, 1111923858}, {INT32_MAX - 1, 1073741820},
    {INT32_MAX, 1073741820},
};

static void has_the_bits_of_gemmlowp(void **state) {
  (void)state;
  for (int i = 0; i < COUNT(exponentials); i++) {
    assert_int_equal(exponentials[i].expected, pex_exp_of_negative(exponentials[i].value));
  }
  for (int i = 0; i < COUNT(reciprocals); i++) {
    assert_int_equal(reciprocals[i].expected, pex_reciprocal_of_one_plus(reciprocals[i].value));
  }
}

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
  assert_int_equal(INT32_MAX - 1, pex_saturating_shift_left((1 << 30) - 1, 1));
  assert_int_equal(INT32_MAX, pex_saturating_shift_left(1 << 30, 1));
  assert_int_equal(INT32_MIN + 2, pex_saturating_shift_left(1 - (1 << 30), 1));
  assert_int_equal(INT32_MIN, pex_saturating_shift_left(-(1 << 30), 1));
  assert_int_equal(INT32_MIN, pex_saturating_shift_left(-(1 << 30) - 1, 1));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(has_the_bits_of_gemmlowp),
      cmocka_unit_test(exponentiates),
      cmocka_unit_test(inverts),
      cmocka_unit_test(counts_leading_zeros),
      cmocka_unit_test(saturates_shifts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
