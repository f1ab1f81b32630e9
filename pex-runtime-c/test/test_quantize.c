#include <math.h>

#include "check.h"
#include "pex_quantize.h"
#include "random_case.h"

static void quantizes(void **state) {
  static const struct {
    float real;
    float scale;
    int32_t zero_point;
    int8_t expected;
  } cases[] = {
      {0.0F, 0.5F, 3, 3},         {1.0F, 0.5F, 3, 5},       {1.25F, 0.5F, 0, 3}, /* 2.5 */
      {-1.25F, 0.5F, 0, -3},                                                     /* -2.5 */
      {1.25F, 0.5F, -10, -7},     {1.2F, 0.5F, 0, 2},       {63.5F, 0.5F, 0, 127},
      {100.0F, 0.5F, 0, 127},     {-100.0F, 0.5F, 0, -128}, {127.4F, 0.5F, -128, 127}, /* 254.8 */
      {-127.6F, 0.5F, 127, -128}, {1e30F, 1e-3F, 127, 127}, {-1e30F, 1e-3F, -128, -128},
  };
  (void)state;
  for (int i = 0; i < COUNT(cases); i++) {
    assert_int_equal(cases[i].expected,
                     pex_quantize(cases[i].real, cases[i].scale, cases[i].zero_point));
  }
  assert_int_equal(INT8_MAX, pex_quantize(HUGE_VALF, 1.0F, 0));
  assert_int_equal(INT8_MIN, pex_quantize(-HUGE_VALF, 1.0F, 0));
  assert_int_equal(INT8_MIN, pex_quantize(NAN, 1.0F, 0));
}

static void gives_back_every_value(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 300; i++) {
    const float scale = (float)random_between(&source, 1, 1 << 20) / 4194304.0F;
    const int32_t zero_point = random_int8(&source);
    for (int32_t value = INT8_MIN; value <= INT8_MAX; value++) {
      const float real = pex_dequantize((int8_t)value, scale, zero_point);
      assert_int_equal(value, pex_quantize(real, scale, zero_point));
    }
  }
}

static void quantizes_random_reals_as_defined(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 20000; i++) {
    const float scale = (float)random_between(&source, 1, 1 << 20) / 4194304.0F;
    const float real = scale * (float)random_between(&source, -5000, 5000) / 16.0F;
    const int32_t zero_point = random_int8(&source);
    const double expected = fmin(fmax(round((double)(real / scale)) + zero_point, -128), 127);
    assert_int_equal((int)expected, pex_quantize(real, scale, zero_point));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(quantizes),
      cmocka_unit_test(gives_back_every_value),
      cmocka_unit_test(quantizes_random_reals_as_defined),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
