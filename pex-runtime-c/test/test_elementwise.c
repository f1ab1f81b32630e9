#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "fields.h"
#include "pex_add_s8.h"
#include "pex_lookup_s8.h"
#include "pex_mul_s8.h"
#include "pex_requantize_s8.h"
#include "random_case.h"

enum { ONE = 1 << 30, TABLE = 6 };

static void adds(void **state) {
  static const int8_t first[TABLE] = {0, 1, 10, 100, -128, 127};
  static const int8_t second[TABLE] = {0, 1, -20, 100, -128, -128};
  /* Scales 1, 1/2 and 1; zero points 0, 2 and -1: first + (second - 2) / 2 - 1, halves away from
   * zero, clamped to at most 100. */
  static const int8_t expected[TABLE] = {-2, 0, -2, 100, -128, 61};
  const pex_add_s8_params params = {
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
  int8_t output[TABLE];
  (void)state;
  pex_add_s8(&params, first, second, output, 0, TABLE);
  assert_memory_equal(expected, output, TABLE);
}

static void multiplies(void **state) {
  static const int8_t first[TABLE] = {1, 2, 3, 4, -128, 127};
  static const int8_t second[2] = {4, -3};
  /* (first - 1) * {3, -4} / 4 + 10, halves up */
  static const int8_t expected[TABLE] = {10, 9, 12, 7, -87, -116};
  const pex_mul_s8_params params = {
      .second_elements = 2,
      .first_zero_point = 1,
      .second_zero_point = 1,
      .output_zero_point = 10,
      .output_multiplier = ONE,
      .output_shift = -1,
      .activation_min = -128,
      .activation_max = 127,
  };
  int8_t output[TABLE];
  (void)state;
  pex_mul_s8(&params, first, second, output, 0, TABLE);
  assert_memory_equal(expected, output, TABLE);
}

static void requantizes(void **state) {
  static const int8_t input[TABLE] = {-10, -11, -9, 40, 127, -128};
  /* twice the distance to -10, plus 5, clamped as by RELU6 with scale 6 / 90 */
  static const int8_t expected[TABLE] = {5, 5, 7, 95, 95, 5};
  const pex_requantize_s8_params params = {
      .input_zero_point = -10,
      .output_zero_point = 5,
      .output_multiplier = ONE,
      .output_shift = 2,
      .activation_min = 5,
      .activation_max = 95,
  };
  int8_t output[TABLE];
  (void)state;
  pex_requantize_s8(&params, input, output, 0, TABLE);
  assert_memory_equal(expected, output, TABLE);
}

static int32_t random_multiplier(random_source *source) {
  return random_between(source, 1 << 30, INT32_MAX);
}

static pex_add_s8_params random_add(random_source *source) {
  const layer ends = random_ends(source);
  const pex_add_s8_params params = {
      .left_shift = 20,
      .first_zero_point = ends.input_zero_point,
      .first_multiplier = random_multiplier(source),
      .first_shift = random_between(source, -4, 0),
      .second_zero_point = random_int8(source),
      .second_multiplier = (random_between(source, 0, 2) == 0 ? -1 : 1) * random_multiplier(source),
      .second_shift = random_between(source, -4, 0),
      .output_zero_point = ends.output_zero_point,
      .output_multiplier = random_multiplier(source),
      .output_shift = random_between(source, -21, -17),
      CLAMP_FIELDS(&ends),
  };
  return params;
}

static int8_t sum_of(const pex_add_s8_params *params, int8_t first, int8_t second) {
  const int64_t unit = (int64_t)1 << params->left_shift;
  const int64_t sum = (int64_t)definition_rescale((first - params->first_zero_point) * unit,
                                                  params->first_multiplier, params->first_shift) +
                      definition_rescale((second - params->second_zero_point) * unit,
                                         params->second_multiplier, params->second_shift);
  const int64_t scaled = definition_rescale(sum, params->output_multiplier, params->output_shift);
  return definition_clamp(scaled + params->output_zero_point, params->activation_min,
                          params->activation_max);
}

/* Two halves; the output lies on the first input, then on the second. */
static void looks_up(void **state) {
  static const int8_t input[TABLE] = {-128, -127, -1, 0, 1, 127};
  static const int8_t expected[TABLE] = {127, 126, 0, -1, -2, -128};
  int8_t table[256];
  int8_t output[TABLE];
  (void)state;
  for (int32_t i = 0; i < 256; i++) {
    table[i] = (int8_t)(127 - i);
  }
  const pex_lookup_s8_params params = {.table = table};
  pex_lookup_s8(&params, input, output, 0, TABLE);
  assert_memory_equal(expected, output, TABLE);
}

static void looks_every_value_up_as_defined(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 100; i++) {
    int8_t table[256];
    int8_t values[256];
    for (int32_t k = 0; k < 256; k++) {
      table[k] = (int8_t)random_between(&source, -128, 127);
      values[k] = (int8_t)(k - 128);
    }
    const pex_lookup_s8_params params = {.table = table};
    const int32_t middle = random_between(&source, 0, 256);
    pex_lookup_s8(&params, values, values, 0, middle);
    pex_lookup_s8(&params, values, values, middle, 256);
    assert_memory_equal(table, values, sizeof(values));
  }
}

static void adds_random_tensors_as_defined(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 300; i++) {
    const int32_t count = random_between(&source, 1, 50);
    const int32_t middle = random_between(&source, 0, count);
    const pex_add_s8_params params = random_add(&source);
    int8_t *first = random_tensor(&source, count);
    int8_t *second = random_tensor(&source, count);
    int8_t *expected = random_tensor(&source, count);
    for (int32_t k = 0; k < count; k++) {
      expected[k] = sum_of(&params, first[k], second[k]);
    }
    int8_t *output = random_once_in(&source, 2) ? first : second;
    pex_add_s8(&params, first, second, output, 0, middle);
    pex_add_s8(&params, first, second, output, middle, count);
    assert_memory_equal(expected, output, (size_t)count);
    free(first);
    free(second);
    free(expected);
  }
}

static void multiplies_random_tensors_as_defined(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 300; i++) {
    const int32_t repeated = random_between(&source, 1, 9);
    const int32_t count = repeated * random_between(&source, 1, 9);
    const int32_t middle = random_between(&source, 0, count);
    const layer ends = random_ends(&source);
    const pex_mul_s8_params params = {
        .second_elements = repeated,
        .first_zero_point = ends.input_zero_point,
        .second_zero_point = random_int8(&source),
        .output_zero_point = ends.output_zero_point,
        .output_multiplier = random_multiplier(&source),
        .output_shift = random_between(&source, -9, 2),
        CLAMP_FIELDS(&ends),
    };
    int8_t *first = random_tensor(&source, count);
    int8_t *second = random_tensor(&source, repeated);
    int8_t *expected = random_tensor(&source, count);
    for (int32_t k = 0; k < count; k++) {
      const int64_t product = (int64_t)(first[k] - params.first_zero_point) *
                              (second[k % repeated] - params.second_zero_point);
      expected[k] = definition_clamp(
          (int64_t)definition_rescale(product, params.output_multiplier, params.output_shift) +
              params.output_zero_point,
          params.activation_min, params.activation_max);
    }
    pex_mul_s8(&params, first, second, first, 0, middle);
    pex_mul_s8(&params, first, second, first, middle, count);
    assert_memory_equal(expected, first, (size_t)count);
    free(first);
    free(second);
    free(expected);
  }
}

static void requantizes_every_value_as_defined(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 300; i++) {
    const layer ends = random_ends(&source);
    const pex_requantize_s8_params params = {
        ZERO_POINT_FIELDS(&ends),
        .output_multiplier = random_multiplier(&source),
        .output_shift = random_between(&source, -6, 6),
        CLAMP_FIELDS(&ends),
    };
    int8_t values[256];
    int8_t expected[256];
    for (int32_t k = 0; k < 256; k++) {
      values[k] = (int8_t)(k - 128);
      expected[k] = definition_clamp(
          (int64_t)definition_rescale(values[k] - params.input_zero_point, params.output_multiplier,
                                      params.output_shift) +
              params.output_zero_point,
          params.activation_min, params.activation_max);
    }
    const int32_t middle = random_between(&source, 0, 256);
    pex_requantize_s8(&params, values, values, 0, middle);
    pex_requantize_s8(&params, values, values, middle, 256);
    assert_memory_equal(expected, values, sizeof(values));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(adds),
      cmocka_unit_test(multiplies),
      cmocka_unit_test(requantizes),
      cmocka_unit_test(looks_up),
      cmocka_unit_test(adds_random_tensors_as_defined),
      cmocka_unit_test(multiplies_random_tensors_as_defined),
      cmocka_unit_test(requantizes_every_value_as_defined),
      cmocka_unit_test(looks_every_value_up_as_defined),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
