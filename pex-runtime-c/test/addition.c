#include "addition.h"

#include "check.h"
#include "random_case.h"

enum { HALF = 1 << 30, TABLE = 7, PAIRS = 256 * 256 };

void check_addition_of_table(addition *add) {
  static const int8_t first[TABLE] = {0, 1, 10, 100, -128, 127, 0};
  static const int8_t second[TABLE] = {0, 1, -20, 100, -128, -128, 3};
  /* Scales 1, 1/2 and 1; zero points 0, 2 and -1: first + (second - 2) / 2 - 1, halves away from
   * zero, clamped to at most 100. */
  static const int8_t sums[TABLE + 1] = {-2, 0, -2, 100, -128, 61, 0, 99};
  /* first - (second - 2) / 2 - 1 */
  static const int8_t differences[TABLE + 1] = {0, 1, 20, 50, -64, 100, -2, 99};
  const pex_add_s8_params sum = {
      .left_shift = 20,
      .first_zero_point = 0,
      .first_multiplier = HALF,
      .first_shift = 0,
      .second_zero_point = 2,
      .second_multiplier = HALF,
      .second_shift = -1,
      .output_zero_point = -1,
      .output_multiplier = HALF,
      .output_shift = -18,
      .activation_min = -128,
      .activation_max = 100,
  };
  pex_add_s8_params difference = sum;
  difference.second_multiplier = -HALF;
  int8_t output[TABLE + 1] = {[TABLE] = 99};
  add(&sum, first, second, output, 0, TABLE);
  assert_memory_equal(sums, output, TABLE + 1);
  add(&difference, first, second, output, 0, TABLE);
  assert_memory_equal(differences, output, TABLE + 1);
}

/* The factor of an input: one half, or less. */
typedef struct {
  int32_t multiplier;
  int32_t shift;
} factor;

static int32_t random_multiplier(random_source *source) {
  return random_once_in(source, 4) ? HALF : random_between(source, HALF, INT32_MAX);
}

static factor random_factor(random_source *source) {
  const factor half = {HALF, 0};
  const factor less = {random_multiplier(source), random_between(source, -6, -1)};
  return random_once_in(source, 2) ? half : less;
}

static pex_add_s8_params random_addition(random_source *source) {
  const layer ends = random_ends(source);
  const factor first = random_factor(source);
  const factor second = random_factor(source);
  const int32_t sign = random_once_in(source, 2) ? -1 : 1;
  const pex_add_s8_params params = {
      .left_shift = 20,
      .first_zero_point = ends.input_zero_point,
      .first_multiplier = first.multiplier,
      .first_shift = first.shift,
      .second_zero_point = random_int8(source),
      .second_multiplier = sign * second.multiplier,
      .second_shift = second.shift,
      .output_zero_point = ends.output_zero_point,
      .output_multiplier = random_multiplier(source),
      .output_shift = random_between(source, -22, -16),
      .activation_min = ends.activation_min,
      .activation_max = ends.activation_max,
  };
  return params;
}

static int8_t first_values[PAIRS];
static int8_t second_values[PAIRS];
static int8_t expected_values[PAIRS];

void check_addition_of_pairs(addition *add, const pex_add_s8_params *params, int32_t middle) {
  for (int32_t pair = 0; pair < PAIRS; pair++) {
    first_values[pair] = (int8_t)(pair / 256 - 128);
    second_values[pair] = (int8_t)(pair % 256 - 128);
  }
  pex_add_s8(params, first_values, second_values, expected_values, 0, PAIRS);
  int8_t *output = middle % 2 == 0 ? first_values : second_values;
  add(params, first_values, second_values, output, 0, middle);
  add(params, first_values, second_values, output, middle, PAIRS);
  assert_memory_equal(expected_values, output, PAIRS);
}

void check_addition_of_random_facts(addition *add) {
  random_source source = random_start();
  for (int i = 0; i < 40; i++) {
    const pex_add_s8_params params = random_addition(&source);
    check_addition_of_pairs(add, &params, random_between(&source, 0, PAIRS));
  }
}
