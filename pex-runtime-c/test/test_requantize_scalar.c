#include "check.h"
#include "pex_requantize.h"
#include "pex_requantize_scalar.h"
#include "random_case.h"

enum { SUM_END = 1 << 23, HALF = 1 << 30 };

/* A sum, one of them near zero once in three. */
static int32_t random_sum(random_source *source) {
  const int32_t end = random_once_in(source, 3) ? 20 : SUM_END - 1;
  return random_between(source, -end, end);
}

static int32_t random_multiplier(random_source *source) {
  return random_once_in(source, 3) ? HALF + random_between(source, 0, 2)
                                   : random_between(source, HALF, INT32_MAX);
}

static pex_scalar_ends random_ends_of(random_source *source) {
  const pex_scalar_ends ends = {random_int8(source), random_between(source, INT8_MIN, 0),
                                random_between(source, 0, INT8_MAX)};
  const pex_scalar_ends whole = {random_int8(source), INT8_MIN, INT8_MAX};
  return random_once_in(source, 2) ? ends : whole;
}

static void rescales_as_defined(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 100000; i++) {
    const int32_t sum = random_sum(&source);
    const int32_t multiplier = random_multiplier(&source);
    const int32_t right = random_between(&source, 1, 22);
    const pex_scalar_ends ends = random_ends_of(&source);
    const int32_t twice = pex_multiply_by_quantized_multiplier(sum, multiplier, -right);
    const int32_t once = pex_multiply_rounding_once(sum, multiplier, -right);
    assert_int_equal(pex_clamp(twice + ends.zero_point, ends.min, ends.max),
                     pex_scalar_rescale(sum, multiplier, right, ends));
    assert_int_equal(pex_clamp(once + ends.zero_point, ends.min, ends.max),
                     pex_scalar_rescale_once(sum, multiplier, right, ends));
  }
}

static void multiplies_by_bytes_as_at_once(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 100000; i++) {
    const int32_t sum = random_once_in(&source, 10) ? 1 - SUM_END : random_sum(&source);
    const int32_t multiplier = random_once_in(&source, 10) ? INT32_MAX : random_multiplier(&source);
    const int32_t start = random_between(&source, -1, 0);
    assert_int_equal(pex_scalar_product_at_once(sum, multiplier, start),
                     pex_scalar_product_by_bytes(sum, multiplier, start));
  }
}

static void multiplies_by_halves_as_at_once(void **state) {
  static const int32_t ends[] = {-(1 << 28), -1, 0, 1, 1 << 28};
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 100000; i++) {
    const int32_t value = random_once_in(&source, 3) ? ends[random_between(&source, 0, 4)]
                                                     : random_between(&source, ends[0], ends[4]);
    const int32_t multiplier = random_once_in(&source, 10) ? INT32_MAX : random_multiplier(&source);
    assert_int_equal(pex_scalar_high_at_once(value, multiplier),
                     pex_scalar_high_by_halves(value, multiplier));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rescales_as_defined),
      cmocka_unit_test(multiplies_by_bytes_as_at_once),
      cmocka_unit_test(multiplies_by_halves_as_at_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
