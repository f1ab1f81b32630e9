#include "check.h"
#include "pex_add_s8.h"
#include "pex_add_s8_mve.h"
#include "random_case.h"

enum { ONE = 1 << 30, TABLE = 7, PAIRS = 256 * 256 };

static void adds(void **state) {
  static const int8_t first[TABLE] = {0, 1, 10, 100, -128, 127, 0};
  static const int8_t second[TABLE] = {0, 1, -20, 100, -128, -128, 3};
  /* Scales 1, 1/2 and 1; zero points 0, 2 and -1: first + (second - 2) / 2 - 1, halves away from
   * zero, clamped to at most 100. */
  static const int8_t expected[TABLE + 1] = {-2, 0, -2, 100, -128, 61, 0, 99};
  const pex_add_s8_mve_params params = {
      .left_shift = 20,
      .first_zero_point = 0,
      .first_multiplier = ONE,
      .first_shift = 0,
      .second_zero_point = 2,
      .second_multiplier = ONE,
      .second_shift = -1,
      .output_zero_point = -1,
      .output_multiplier = ONE,
      .output_shift = -18,
      .activation_min = -128,
      .activation_max = 100,
  };
  int8_t output[TABLE + 1] = {[TABLE] = 99};
  (void)state;
  pex_add_s8_mve(&params, first, second, output, 0, TABLE);
  assert_memory_equal(expected, output, TABLE + 1);
}

/* Every pair of values. */
static int8_t first_values[PAIRS];
static int8_t second_values[PAIRS];
static int8_t expected_values[PAIRS];

static int32_t random_multiplier(random_source *source) {
  return random_once_in(source, 4) ? ONE : random_between(source, ONE, INT32_MAX);
}

static void adds_every_pair_as_the_portable_kernel(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 40; i++) {
    const layer ends = random_ends(&source);
    const bool halved = random_once_in(&source, 2);
    const int32_t sign = random_once_in(&source, 3) ? -1 : 1;
    const pex_add_s8_mve_params params = {
        .left_shift = 20,
        .first_zero_point = ends.input_zero_point,
        .first_multiplier = halved ? ONE : random_multiplier(&source),
        .first_shift = halved ? 0 : random_between(&source, -6, -1),
        .second_zero_point = random_int8(&source),
        .second_multiplier = sign * random_multiplier(&source),
        .second_shift = random_between(&source, -6, -1),
        .output_zero_point = ends.output_zero_point,
        .output_multiplier = random_multiplier(&source),
        .output_shift = random_between(&source, -22, -16),
        .activation_min = ends.activation_min,
        .activation_max = ends.activation_max,
    };
    for (int32_t pair = 0; pair < PAIRS; pair++) {
      first_values[pair] = (int8_t)(pair / 256 - 128);
      second_values[pair] = (int8_t)(pair % 256 - 128);
    }
    pex_add_s8(&params, first_values, second_values, expected_values, 0, PAIRS);
    int8_t *output = random_once_in(&source, 2) ? first_values : second_values;
    const int32_t middle = random_between(&source, 0, PAIRS);
    pex_add_s8_mve(&params, first_values, second_values, output, 0, middle);
    pex_add_s8_mve(&params, first_values, second_values, output, middle, PAIRS);
    assert_memory_equal(expected_values, output, PAIRS);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(adds),
      cmocka_unit_test(adds_every_pair_as_the_portable_kernel),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
