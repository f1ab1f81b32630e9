#include <stdlib.h>

#include "check.h"
#include "fields.h"
#include "pex_dense_s8.h"
#include "random_case.h"

static void computes_units(void **state) {
  static const int8_t input[] = {1, -2, 3};
  static const int8_t weights[] = {1, 1, 1, 10, -10, 20, -128, 127, -128};
  static const int32_t bias[] = {4, -3, 0};
  static const int32_t multiplier[] = {1 << 30, 1 << 30, 1 << 30};
  static const int8_t shift[] = {1, 0, -1};
  const pex_dense_s8_params params = {
      .inputs = 3,
      .units = 3,
      .weights = weights,
      .bias = bias,
      .multiplier = multiplier,
      .shift = shift,
      .output_zero_point = 1,
      .activation_min = -100,
      .activation_max = 100,
  };
  /* 6 * 1; 87 / 2 = 43.5; -766 / 4 = -191.5: each plus 1 and clamped */
  static const int8_t expected[] = {7, 45, -100};
  int8_t output[3] = {0};
  (void)state;
  pex_dense_s8(&params, input, output, 0, 3);
  assert_memory_equal(expected, output, sizeof(output));
}

static void computes_random_layers_as_defined(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 300; i++) {
    const int32_t inputs = random_between(&source, 1, 70);
    const int32_t units = random_between(&source, 1, 20);
    random_layer drawn = random_layer_of(&source, units, inputs, inputs, 1);
    int8_t *input = random_tensor(&source, inputs);
    int8_t *output = random_tensor(&source, units);
    int8_t *expected = random_tensor(&source, units);
    definition_dense(inputs, units, &drawn.facts, input, expected);
    const pex_dense_s8_params params = {
        .inputs = inputs,
        .units = units,
        .weights = drawn.weights,
        FACTOR_FIELDS(&drawn),
        .output_zero_point = drawn.facts.output_zero_point,
        CLAMP_FIELDS(&drawn.facts),
    };
    const int32_t middle = random_between(&source, 0, units);
    pex_dense_s8(&params, input, output, 0, middle);
    pex_dense_s8(&params, input, output, middle, units);
    assert_memory_equal(expected, output, (size_t)units);
    free(input);
    free(output);
    free(expected);
    random_layer_free(&drawn);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(computes_units),
      cmocka_unit_test(computes_random_layers_as_defined),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
