#include "check.h"
#include "pex_add_s8.h"
#include "pex_add_s8_dsp.h"
#include "pex_add_s8_dsp_inline.h"
#include "random_case.h"

enum { ONE = 1 << 30, TABLE = 7, PAIRS = 256 * 256 };

static void adds(void **state) {
  static const int8_t greater[TABLE] = {0, 1, 10, 100, -128, 127, 0};
  static const int8_t lesser[TABLE] = {0, 1, -20, 100, -128, -128, 3};
  /* Scales 1, 1/2 and 1; zero points 0, 2 and -1: greater + (lesser - 2) / 2 - 1, halves away from
   * zero, clamped to at most 100. */
  static const int8_t expected[TABLE] = {-2, 0, -2, 100, -128, 61, 0};
  const pex_add_s8_dsp_params params = {
      .greater_zero_point = 0,
      .lesser_zero_point = 2,
      .lesser_multiplier = ONE,
      .lesser_shift = -1,
      .output_zero_point = -1,
      .output_multiplier = ONE,
      .output_shift = -18,
      .activation_min = -128,
      .activation_max = 100,
  };
  int8_t output[TABLE];
  (void)state;
  pex_add_s8_dsp(&params, greater, lesser, output, 0, TABLE);
  assert_memory_equal(expected, output, TABLE);
}

/* Every pair of values. */
static int8_t greater_values[PAIRS];
static int8_t lesser_values[PAIRS];
static int8_t expected_values[PAIRS];
static int8_t output_values[PAIRS];

static void start_pairs(void) {
  for (int32_t i = 0; i < PAIRS; i++) {
    greater_values[i] = (int8_t)(i / 256 - 128);
    lesser_values[i] = (int8_t)(i % 256 - 128);
  }
}

/* The sums of all pairs as the portable kernel has them. */
static void expect_pairs(const pex_add_s8_dsp_params *params) {
  const pex_add_s8_params portable = {
      .left_shift = 20,
      .first_zero_point = params->greater_zero_point,
      .first_multiplier = ONE,
      .first_shift = 0,
      .second_zero_point = params->lesser_zero_point,
      .second_multiplier = params->lesser_multiplier,
      .second_shift = params->lesser_shift,
      .output_zero_point = params->output_zero_point,
      .output_multiplier = params->output_multiplier,
      .output_shift = params->output_shift,
      .activation_min = params->activation_min,
      .activation_max = params->activation_max,
  };
  pex_add_s8(&portable, greater_values, lesser_values, expected_values, 0, PAIRS);
}

static int32_t random_multiplier(random_source *source) {
  return random_once_in(source, 4) ? ONE : random_between(source, ONE, INT32_MAX);
}

static void adds_every_pair_as_the_portable_kernel(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 40; i++) {
    const layer ends = random_ends(&source);
    const pex_add_s8_dsp_params params = {
        .second_is_greater = random_once_in(&source, 2),
        .greater_zero_point = ends.input_zero_point,
        .lesser_zero_point = random_int8(&source),
        .lesser_multiplier = random_multiplier(&source),
        .lesser_shift = random_between(&source, -6, -1),
        .output_zero_point = ends.output_zero_point,
        .output_multiplier = random_multiplier(&source),
        .output_shift = random_between(&source, -22, -16),
        .activation_min = ends.activation_min,
        .activation_max = ends.activation_max,
    };
    start_pairs();
    expect_pairs(&params);
    int8_t *output = random_once_in(&source, 2) ? greater_values : lesser_values;
    const int32_t middle = random_between(&source, 0, PAIRS);
    const int8_t *first = params.second_is_greater ? lesser_values : greater_values;
    const int8_t *second = params.second_is_greater ? greater_values : lesser_values;
    pex_add_s8_dsp(&params, first, second, output, 0, middle);
    pex_add_s8_dsp(&params, first, second, output, middle, PAIRS);
    assert_memory_equal(expected_values, output, PAIRS);
  }
}

static void adds_with_literals(void **state) {
  static const pex_add_s8_dsp_params params = {
      .greater_zero_point = 4,
      .lesser_zero_point = -17,
      .lesser_multiplier = 1699529983,
      .lesser_shift = -2,
      .output_zero_point = -128,
      .output_multiplier = 1140768826,
      .output_shift = -17,
      .activation_min = -128,
      .activation_max = 127,
  };
  (void)state;
  start_pairs();
  expect_pairs(&params);
  pex_add_s8_dsp_inline(&params, greater_values, lesser_values, output_values, 0, 301);
  pex_add_s8_dsp_inline(&params, greater_values, lesser_values, output_values, 301, PAIRS);
  assert_memory_equal(expected_values, output_values, PAIRS);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(adds),
      cmocka_unit_test(adds_every_pair_as_the_portable_kernel),
      cmocka_unit_test(adds_with_literals),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
