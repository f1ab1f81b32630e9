#include <stdlib.h>

#include "check.h"
#include "pex_dense_s8_dsp.h"
#include "random_case.h"

static uint32_t half(const random_layer *drawn, int32_t inputs, int32_t units, int32_t pair,
                     int32_t i) {
  if (i >= inputs) {
    return 0;
  }
  const int32_t first = drawn->weights[2 * pair * inputs + i];
  const int32_t second = 2 * pair + 1 < units ? drawn->weights[(2 * pair + 1) * inputs + i] : 0;
  return (uint32_t)(256 * second + first) & 0xffffU;
}

/* As the header says. */
static void pack(const random_layer *drawn, int32_t inputs, int32_t units, int32_t *weights,
                 int32_t *outputs) {
  for (int32_t pair = 0; pair < (units + 1) / 2; pair++) {
    for (int32_t i = 0; i < inputs; i += 4) {
      const int32_t left = inputs - i;
      *weights++ = (int32_t)(half(drawn, inputs, units, pair, i) |
                             half(drawn, inputs, units, pair, i + (left > 2 ? 2 : 1)) << 16);
      if (left > 2) {
        *weights++ = (int32_t)(half(drawn, inputs, units, pair, i + 1) |
                               half(drawn, inputs, units, pair, i + 3) << 16);
      }
    }
    const int32_t first = 2 * pair;
    const int32_t second = first + 1 < units ? first + 1 : first;
    *outputs++ = drawn->folded_bias[first];
    *outputs++ = drawn->folded_bias[second];
    *outputs++ = drawn->multiplier[first];
    *outputs++ = drawn->multiplier[second];
    *outputs++ = (-2 - drawn->shift[first]) | (-2 - drawn->shift[second]) << 8;
  }
}

/* Shifts that the kernel takes, and weights of which two fit a halfword; half of all layers have a
 * RELU. */
static void make_fit(random_source *source, random_layer *drawn, int32_t inputs, int32_t units) {
  for (int32_t unit = 0; unit < units; unit++) {
    drawn->shift[unit] = (int8_t)random_between(source, -14, -2);
  }
  if (random_once_in(source, 2)) {
    drawn->facts.activation_min = drawn->facts.output_zero_point;
    drawn->facts.activation_max = INT8_MAX;
  }
  for (int32_t i = 0; i < units * inputs; i++) {
    if (drawn->weights[i] == INT8_MIN) {
      drawn->weights[i] = -INT8_MAX;
      drawn->folded_bias[i / inputs] -= drawn->facts.input_zero_point;
    }
  }
}

static void computes_random_layers_as_defined(void **state) {
  enum { MOST_INPUTS = 300, MOST_UNITS = 20 };
  static int32_t weights[MOST_INPUTS * MOST_UNITS];
  static int32_t outputs[5 * MOST_UNITS];
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 300; i++) {
    const int32_t inputs =
        random_between(&source, 1, random_once_in(&source, 2) ? 20 : MOST_INPUTS);
    const int32_t units = random_between(&source, 1, MOST_UNITS);
    const int32_t words = inputs / 4 * 2 + (inputs % 4 + 1) / 2;
    const bool whole = words <= PEX_DENSE_DSP_SCRATCH_WORDS && random_once_in(&source, 2);
    random_layer drawn = random_layer_of(&source, units, inputs, inputs, 1);
    make_fit(&source, &drawn, inputs, units);
    pack(&drawn, inputs, units, weights, outputs);
    int8_t *input = random_tensor(&source, inputs);
    int8_t *output = random_tensor(&source, units);
    int8_t *expected = random_tensor(&source, units);
    definition_dense(inputs, units, &drawn.facts, input, expected);
    const pex_dense_s8_dsp_params params = {
        .inputs = inputs,
        .units = units,
        .weights = weights,
        .outputs = outputs,
        .output_zero_point = drawn.facts.output_zero_point,
        .activation_min = drawn.facts.activation_min,
        .activation_max = drawn.facts.activation_max,
        .chunk_words = whole ? words : 2 * random_between(&source, 1, 32),
        .chunk_pairs = whole ? 0 : random_between(&source, 1, 16),
    };
    const int32_t middle = 2 * random_between(&source, 0, units / 2);
    pex_dense_s8_dsp(&params, input, output, 0, middle);
    pex_dense_s8_dsp(&params, input, output, middle, units);
    assert_memory_equal(expected, output, (size_t)units);
    free(input);
    free(output);
    free(expected);
    random_layer_free(&drawn);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(computes_random_layers_as_defined),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
