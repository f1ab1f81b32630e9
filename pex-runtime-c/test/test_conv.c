#include <stdlib.h>

#include "check.h"
#include "fields.h"
#include "pex_conv_s8.h"
#include "row_runner.h"

enum { ROW = 4, ONE = 1 << 30 };

/* One input row and one output row, one channel, factor one, a kernel one row high. */
static void computes_a_row(void **state) {
  static const struct {
    int32_t stride;
    int32_t dilation;
    int32_t padding_left;
    int32_t zero_point;
    int32_t bias; /* as folded: what the layer has less zero_point * (2 + 3 + 5) */
    int32_t min;
    int32_t max;
    int32_t output_width;
    int8_t expected[ROW];
  } cases[] = {
      /* input 1 2 3 4, weights 2 3 5 */
      {1, 1, 1, 0, 0, -128, 127, 4, {13, 23, 33, 18}},
      {1, 1, 0, 0, 0, -128, 127, 2, {23, 33}},
      {1, 1, 0, 0, 7, -128, 127, 2, {30, 40}},
      {2, 1, 1, 0, 0, -128, 127, 2, {13, 33}},
      {1, 2, 2, 0, 0, -128, 127, 4, {18, 26, 11, 16}},
      /* zero point 1: the reals are 0 1 2 3 */
      {1, 1, 1, 1, -10, -128, 127, 4, {5, 13, 23, 13}},
      {1, 1, 1, 0, 0, 15, 30, 4, {15, 23, 30, 18}},
      /* the first and the last window see padding alone */
      {3, 1, 3, 0, 0, -128, 127, 3, {0, 23, 8}},
  };
  static const int8_t input[ROW] = {1, 2, 3, 4};
  static const int8_t weights[] = {2, 3, 5};
  static const int32_t multiplier[] = {ONE};
  static const int8_t shift[] = {1};
  (void)state;
  for (int i = 0; i < COUNT(cases); i++) {
    const pex_conv_s8_params params = {
        .input_width = ROW,
        .input_channels = 1,
        .output_width = cases[i].output_width,
        .output_channels = 1,
        .kernel_height = 1,
        .kernel_width = 3,
        .stride_width = cases[i].stride,
        .dilation_width = cases[i].dilation,
        .padding_left = cases[i].padding_left,
        .weights = weights,
        .bias = &cases[i].bias,
        .multiplier = multiplier,
        .shift = shift,
        .input_zero_point = cases[i].zero_point,
        .output_zero_point = 0,
        .activation_min = cases[i].min,
        .activation_max = cases[i].max,
    };
    const int8_t *rows[] = {input};
    const pex_part part = {0, cases[i].output_width, 0, 1, 0};
    int8_t output[ROW] = {0};
    pex_conv_s8(&params, rows, output, 1, &part);
    assert_memory_equal(cases[i].expected, output, (size_t)cases[i].output_width);
  }
}

/* Two channels in and out, two rows, the upper one padding. */
static void takes_a_row_of_padding_for_the_zero_point(void **state) {
  static const int8_t row[] = {10, 20};
  static const int8_t weights[] = {1, 2, 3, 4, -1, -2, -3, -4};
  static const int32_t bias[] = {5, 5};
  static const int32_t multiplier[] = {ONE, ONE};
  static const int8_t shift[] = {1, 0};
  const pex_conv_s8_params params = {
      .input_width = 1,
      .input_channels = 2,
      .output_width = 1,
      .output_channels = 2,
      .kernel_height = 2,
      .kernel_width = 1,
      .stride_width = 1,
      .dilation_width = 1,
      .weights = weights,
      .bias = bias,
      .multiplier = multiplier,
      .shift = shift,
      .input_zero_point = -7,
      .output_zero_point = -20,
      .activation_min = -128,
      .activation_max = 127,
  };
  const int8_t *rows[] = {NULL, row};
  const pex_part part = {0, 1, 0, 2, 0};
  int8_t output[2];
  (void)state;
  pex_conv_s8(&params, rows, output, 2, &part);
  /* 5 - 7 * 3 + 10 * 3 + 20 * 4 = 94, times 1, less 20 */
  assert_int_equal(74, output[0]);
  /* 5 + 7 * 3 - 10 * 3 - 20 * 4 = -84, times a half, less 20 */
  assert_int_equal(-62, output[1]);
}

static void call(const void *params, const int8_t *const *rows, int8_t *output,
                 int32_t output_pixel_bytes, const pex_part *part) {
  pex_conv_s8(params, rows, output, output_pixel_bytes, part);
}

static pex_conv_s8_params params_of(const window *at, const random_layer *drawn) {
  const pex_conv_s8_params params = {
      SHAPE_FIELDS(at, input_channels), WINDOW_FIELDS(at),    .dilation_width = at->dilation_width,
      .weights = drawn->weights,        FACTOR_FIELDS(drawn), ZERO_POINT_FIELDS(&drawn->facts),
      CLAMP_FIELDS(&drawn->facts),
  };
  return params;
}

static void computes_random_windows_as_defined(void **state) {
  const window_range range = {.largest_kernel = 5, .dilated = true, .far_padding = true};
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 300; i++) {
    window at = random_window(&source, range);
    at.output_channels = random_between(&source, 1, 9);
    const int32_t taps = at.kernel_height * at.kernel_width * at.input_channels;
    random_layer drawn = random_layer_of(&source, at.output_channels, taps, taps, 1);
    int8_t *input = random_tensor(&source, at.input_height * at.input_width * at.input_channels);
    int8_t *expected =
        random_tensor(&source, at.output_height * at.output_width * at.output_channels);
    definition_conv(&at, &drawn.facts, input, expected);
    const pex_conv_s8_params params = params_of(&at, &drawn);
    const row_operator run = {at, call, &params, 0, 0};
    assert_rows(&source, &run, input, expected);
    free(input);
    free(expected);
    random_layer_free(&drawn);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(computes_a_row),
      cmocka_unit_test(takes_a_row_of_padding_for_the_zero_point),
      cmocka_unit_test(computes_random_windows_as_defined),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
