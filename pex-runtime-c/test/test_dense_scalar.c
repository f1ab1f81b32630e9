#include <stdlib.h>

#include "check.h"
#include "fields.h"
#include "pack_mve.h"
#include "pack_scalar.h"
#include "pex_dense_s8_scalar.h"

static void rounds_once_and_halves_away_from_zero(void **state) {
  static const int8_t input[] = {1, -2, 3};
  /* Sums 4, -4, 2 and -13 with the biases, and 766 of a block with one unit. */
  static const int8_t weights[] = {1,    0, 0, -1, 0,   1, 0, 1, 1, 0, 0, 0,
                                   -128, 0, 0, 0,  127, 0, 0, 0, 0, 0, 0, 0};
  static const int32_t bias[] = {0, -2, 2, -10, 1148};
  static const int32_t multiplier[] = {1 << 30, 1 << 30, 1 << 30, 1 << 30, 1 << 30};
  static const int8_t shift[] = {-2, -2, -2, -2, -2};
  const pex_dense_s8_scalar_params params = {
      .inputs = 3,
      .units = 5,
      .weights = weights,
      .bias = bias,
      .multiplier = multiplier,
      .shift = shift,
      .output_zero_point = 1,
      .activation_min = -90,
      .activation_max = 90,
      .raised = false,
  };
  /* eighths: 0.5 away from zero, -0.5 too, 0.25, -1.625, 95.75: each plus 1 and clamped */
  static const int8_t expected[] = {2, 0, 1, -1, 90, 99};
  int8_t output[6] = {0, 0, 0, 0, 0, 99};
  (void)state;
  pex_dense_s8_scalar(&params, input, output, 0, 5);
  assert_memory_equal(expected, output, sizeof(output));
}

/* Compares the kernel with the definition, on a random layer. */
static void compare(random_source *source, int32_t inputs, int32_t units, bool raised) {
  random_layer drawn = random_layer_of(source, units, inputs, inputs, 1);
  restrict_shifts(&drawn, units, -1);
  int8_t *input = random_tensor(source, inputs);
  int8_t *output = random_tensor(source, units);
  int8_t *expected = random_tensor(source, units);
  int8_t *weights = pack_filters_scalar(drawn.weights, units, inputs, raised);
  definition_dense(inputs, units, &drawn.facts, input, expected);
  const pex_dense_s8_scalar_params params = {
      .inputs = inputs,
      .units = units,
      .weights = weights,
      FACTOR_FIELDS(&drawn),
      .output_zero_point = drawn.facts.output_zero_point,
      CLAMP_FIELDS(&drawn.facts),
      .raised = raised,
  };
  const int32_t middle = random_between(source, 0, units / 4) * 4;
  pex_dense_s8_scalar(&params, input, output, 0, middle);
  pex_dense_s8_scalar(&params, input, output, middle, units);
  assert_memory_equal(expected, output, (size_t)units);
  free(input);
  free(output);
  free(expected);
  free(weights);
  random_layer_free(&drawn);
}

static void computes_random_layers_as_defined(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 400; i++) {
    const int32_t inputs = random_between(&source, 1, 70);
    compare(&source, inputs, random_between(&source, 1, 20), i % 2 == 0);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rounds_once_and_halves_away_from_zero),
      cmocka_unit_test(computes_random_layers_as_defined),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
