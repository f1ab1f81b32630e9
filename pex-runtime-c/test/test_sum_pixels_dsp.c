#include <stdlib.h>

#include "check.h"
#include "pex_sum_pixels_s8.h"
#include "pex_sum_pixels_s8_dsp.h"
#include "random_case.h"

enum { MOST_CHANNELS = 19 };

static void adds_extremes_beyond_int16(void **state) {
  static int8_t values[4 * 600];
  int32_t sums[4] = {1, 2, 3, 4};
  (void)state;
  for (int i = 0; i < COUNT(values); i++) {
    values[i] = i % 2 == 0 ? INT8_MIN : INT8_MAX;
  }
  pex_sum_pixels_s8_dsp(values, 600, 4, sums);
  assert_int_equal(1 - 128 * 600, sums[0]);
  assert_int_equal(2 + 127 * 600, sums[1]);
  assert_int_equal(3 - 128 * 600, sums[2]);
  assert_int_equal(4 + 127 * 600, sums[3]);
}

static void adds_as_the_portable_kernel(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 300; i++) {
    const int32_t channels = random_between(&source, 1, MOST_CHANNELS);
    const int32_t pixels = random_between(&source, 0, random_once_in(&source, 9) ? 700 : 20);
    int8_t *values = random_tensor(&source, pixels * channels);
    int32_t expected[MOST_CHANNELS];
    int32_t sums[MOST_CHANNELS];
    for (int32_t channel = 0; channel < channels; channel++) {
      expected[channel] = random_between(&source, -1000000, 1000000);
      sums[channel] = expected[channel];
    }
    pex_sum_pixels_s8(values, pixels, channels, expected);
    pex_sum_pixels_s8_dsp(values, pixels, channels, sums);
    assert_memory_equal(expected, sums, (size_t)channels * sizeof(int32_t));
    free(values);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(adds_extremes_beyond_int16),
      cmocka_unit_test(adds_as_the_portable_kernel),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
