#include <stdlib.h>

#include "check.h"
#include "pex_mean_s8.h"
#include "random_case.h"

/* Input 2x3x2; the factor is one over the number of inputs, as MEAN folds it. */
static void takes_the_mean_over_each_choice_of_axes(void **state) {
  static const int8_t input[] = {1, -1, 2, -2, 3, -3, 4, -4, 6, -6, 9, 10};
  static const struct {
    bool over_height;
    bool over_width;
    int32_t multiplier;
    int32_t shift;
    int32_t elements;
    int8_t expected[6];
  } cases[] = {
      /* 2.5 -2.5 4 -4 6 3.5 */
      {true, false, 1 << 30, 0, 6, {3, -2, 4, -4, 6, 4}},
      /* 2 -2 6.33 0 */
      {false, true, 715827882, 0, 4, {2, -2, 6, 0}},
      /* 25 / 6 = 4.17, -6 / 6 = -1 */
      {true, true, 715827882, -1, 2, {4, -1}},
  };
  (void)state;
  for (int i = 0; i < COUNT(cases); i++) {
    const pex_mean_s8_params params = {
        .input_height = 2,
        .input_width = 3,
        .input_channels = 2,
        .over_height = cases[i].over_height,
        .over_width = cases[i].over_width,
        .input_zero_point = 0,
        .output_zero_point = 0,
        .output_multiplier = cases[i].multiplier,
        .output_shift = cases[i].shift,
    };
    int8_t output[6] = {0};
    pex_mean_s8(&params, input, output, 0, cases[i].elements);
    assert_memory_equal(cases[i].expected, output, (size_t)cases[i].elements);
  }
}

/* The sum of reals behind one output element. */
static int64_t sum_behind(const pex_mean_s8_params *params, const int8_t *input, int32_t element) {
  const int32_t width = params->over_width ? 1 : params->input_width;
  const int32_t wanted_channel = element % params->input_channels;
  const int32_t wanted_column = element / params->input_channels % width;
  const int32_t wanted_row = element / params->input_channels / width;
  int64_t sum = 0;
  for (int32_t row = 0; row < params->input_height; row++) {
    for (int32_t column = 0; column < params->input_width; column++) {
      if ((params->over_height || row == wanted_row) &&
          (params->over_width || column == wanted_column)) {
        sum +=
            input[(row * params->input_width + column) * params->input_channels + wanted_channel] -
            params->input_zero_point;
      }
    }
  }
  return sum;
}

static void takes_means_of_random_tensors_as_defined(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 300; i++) {
    const bool over_height = random_once_in(&source, 2);
    const pex_mean_s8_params params = {
        .input_height = random_between(&source, 1, 9),
        .input_width = random_between(&source, 1, 9),
        .input_channels = random_between(&source, 1, 9),
        .over_height = over_height,
        .over_width = !over_height || random_once_in(&source, 2),
        .input_zero_point = random_int8(&source),
        .output_zero_point = random_int8(&source),
        .output_multiplier = random_between(&source, 1 << 29, INT32_MAX),
        .output_shift = random_between(&source, -7, 1),
    };
    const int32_t count = (params.over_height ? 1 : params.input_height) *
                          (params.over_width ? 1 : params.input_width) * params.input_channels;
    int8_t *input =
        random_tensor(&source, params.input_height * params.input_width * params.input_channels);
    int8_t *output = random_tensor(&source, count);
    const int32_t middle = random_between(&source, 0, count);
    pex_mean_s8(&params, input, output, 0, middle);
    pex_mean_s8(&params, input, output, middle, count);
    for (int32_t k = 0; k < count; k++) {
      const int64_t scaled = definition_rescale(sum_behind(&params, input, k),
                                                params.output_multiplier, params.output_shift);
      assert_int_equal(definition_clamp(scaled + params.output_zero_point, INT8_MIN, INT8_MAX),
                       output[k]);
    }
    free(input);
    free(output);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(takes_the_mean_over_each_choice_of_axes),
      cmocka_unit_test(takes_means_of_random_tensors_as_defined),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
