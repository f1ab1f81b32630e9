#include <stdlib.h>

#include "check.h"
#include "pex_sum_pixels_s8.h"
#include "pex_sum_pixels_s8_mve.h"
#include "random_case.h"

enum { MOST_CHANNELS = 40 };

static void sums_pixels(void **state) {
  static const int8_t values[] = {1, -128, 2, 127, 5, -3, 5, 9, 8, 7};
  int32_t sums[] = {10, 1, 0, -1, 2};
  static const int32_t expected[] = {8, -122, 11, 134, 14};
  (void)state;
  pex_sum_pixels_s8_mve(values, 2, 5, sums);
  assert_memory_equal(expected, sums, sizeof(sums));
}

static void sums_random_pixels_as_the_portable_kernel(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 300; i++) {
    const int32_t pixels = random_between(&source, 0, 9);
    const int32_t channels = random_between(&source, 1, MOST_CHANNELS);
    int8_t *values = random_tensor(&source, pixels * channels);
    int32_t expected[MOST_CHANNELS];
    int32_t sums[MOST_CHANNELS];
    for (int32_t channel = 0; channel < MOST_CHANNELS; channel++) {
      expected[channel] = random_between(&source, -100000, 100000);
      sums[channel] = expected[channel];
    }
    pex_sum_pixels_s8(values, pixels, channels, expected);
    pex_sum_pixels_s8_mve(values, pixels, channels, sums);
    assert_memory_equal(expected, sums, sizeof(sums));
    free(values);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sums_pixels),
      cmocka_unit_test(sums_random_pixels_as_the_portable_kernel),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
