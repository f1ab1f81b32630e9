#include <stdlib.h>

#include "check.h"
#include "pack_mve.h"
#include "pex_dense_s8_mve.h"

static const int32_t ONE_TAP[] = {1, 1};

static void computes_units(void **state) {
  static const int8_t input[] = {1, -2, 3};
  static const int8_t weights[4 * 16] = {1, 1, 1, [16] = 10, -10, 20, [32] = -128, 127, -128};
  static const int32_t half = 1 << 30;
  /* Shifts -2: an eighth. */
  const int32_t records[] = {14, -3, 0, 0, half, half, half, 0, 0xfefefe};
  const pex_dense_s8_mve_params params = {
      .inputs = 3,
      .units = 3,
      .weights = weights,
      .records = records,
      .output_zero_point = 1,
      .activation_min = -90,
      .activation_max = 100,
  };
  /* 16 / 8 = 2; 87 / 8 = 10.9; -766 / 8 = -95.75: each plus 1 and clamped */
  static const int8_t expected[] = {3, 12, -90, 99};
  int8_t output[4] = {0, 0, 0, 99};
  (void)state;
  pex_dense_s8_mve(&params, input, output, 0, 3);
  assert_memory_equal(expected, output, sizeof(output));
}

static void rounds_once_and_halves_away_from_zero(void **state) {
  static const int8_t input[] = {1};
  static const int8_t weights[2 * 4 * 16] = {0};
  static const int32_t half = 1 << 30;
  const int32_t records[] = {
      4,           -4, 3,   -3, half, half, half,     half,     /* a half, a half, 3 / 8, -3 / 8 */
      -0x01010102,                                              /* shifts -2 */
      -12,         12, -11, 13, half, half, half + 1, half - 1, /* -1.5, 1.5, -1.375, 1.625 */
      -0x01010102,
  };
  const pex_dense_s8_mve_params params = {
      .inputs = 1,
      .units = 8,
      .weights = weights,
      .records = records,
      .output_zero_point = 0,
      .activation_min = -128,
      .activation_max = 127,
  };
  static const int8_t expected[] = {1, -1, 0, 0, -2, 2, -1, 2};
  int8_t output[8];
  (void)state;
  pex_dense_s8_mve(&params, input, output, 0, 8);
  assert_memory_equal(expected, output, sizeof(output));
}

static void computes_random_layers_as_defined(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 400; i++) {
    const int32_t inputs = random_once_in(&source, 2) ? 16 * random_between(&source, 1, 5)
                                                      : random_between(&source, 1, 70);
    const int32_t units = random_between(&source, 1, 20);
    random_layer drawn = random_layer_of(&source, units, inputs, inputs, 1);
    restrict_shifts(&drawn, units, -2);
    int8_t *input = random_tensor(&source, inputs);
    int8_t *output = random_tensor(&source, units);
    int8_t *expected = random_tensor(&source, units);
    int8_t *weights = pack_weights_mve(drawn.weights, units, ONE_TAP, inputs);
    int32_t *records = pack_records_mve(&drawn, units);
    definition_dense(inputs, units, &drawn.facts, input, expected);
    const pex_dense_s8_mve_params params = {
        .inputs = inputs,
        .units = units,
        .weights = weights,
        .records = records,
        .output_zero_point = drawn.facts.output_zero_point,
        .activation_min = drawn.facts.activation_min,
        .activation_max = drawn.facts.activation_max,
    };
    const int32_t middle = random_between(&source, 0, units / 4) * 4;
    pex_dense_s8_mve(&params, input, output, 0, middle);
    pex_dense_s8_mve(&params, input, output, middle, units);
    assert_memory_equal(expected, output, (size_t)units);
    free(input);
    free(output);
    free(expected);
    free(weights);
    free(records);
    random_layer_free(&drawn);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(computes_units),
      cmocka_unit_test(rounds_once_and_halves_away_from_zero),
      cmocka_unit_test(computes_random_layers_as_defined),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
