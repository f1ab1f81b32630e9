#include <stdlib.h>

#include "check.h"
#include "fields.h"
#include "pex_depthwise_s8.h"
#include "row_runner.h"

/* Two input channels, two output channels for each, a kernel of 1x2, the left tap on padding. */
static void reads_the_input_channel_of_each_output_channel(void **state) {
  static const int8_t row[] = {10, 20, 30, 40};
  static const int8_t weights[] = {1, 2, 3, 4, 5, 6, 7, 8};
  static const int32_t bias[] = {0, 1, 2, 3};
  static const int32_t multiplier[] = {1 << 30, 1 << 30, 1 << 30, 1 << 30};
  static const int8_t shift[] = {0, 0, 0, 0};
  const pex_depthwise_s8_params params = {
      .input_width = 2,
      .input_pixel_bytes = 2,
      .output_width = 2,
      .output_channels = 4,
      .kernel_height = 1,
      .kernel_width = 2,
      .stride_width = 1,
      .dilation_width = 1,
      .padding_left = 1,
      .channel_multiplier = 2,
      .weights = weights,
      .bias = bias,
      .multiplier = multiplier,
      .shift = shift,
      .input_zero_point = -2,
      .output_zero_point = -100,
      .activation_min = -128,
      .activation_max = 100,
  };
  /* column 0: -2 * w0 + in * w1, column 1: in * w0 + next * w1, plus bias, halved, less 100 */
  static const int8_t expected[] = {
      (-2 + 50) / 2 - 100,      (-4 + 60 + 1 + 1) / 2 - 100,
      (-6 + 140 + 2) / 2 - 100, (-8 + 160 + 3 + 1) / 2 - 100,
      (10 + 150) / 2 - 100,     (20 + 180 + 1 + 1) / 2 - 100,
      (60 + 280 + 2) / 2 - 100, 100, /* (80 + 320 + 3 + 1) / 2 - 100 = 102 */
  };
  const int8_t *rows[] = {row};
  const pex_part part = {0, 2, 0, 4, 0};
  int8_t output[8];
  (void)state;
  pex_depthwise_s8(&params, rows, output, 4, &part);
  assert_memory_equal(expected, output, sizeof(output));
}

static void call(const void *params, const int8_t *const *rows, int8_t *output,
                 int32_t output_pixel_bytes, const pex_part *part) {
  pex_depthwise_s8(params, rows, output, output_pixel_bytes, part);
}

static pex_depthwise_s8_params params_of(const window *at, const random_layer *drawn) {
  const pex_depthwise_s8_params params = {
      SHAPE_FIELDS(at, input_pixel_bytes),
      WINDOW_FIELDS(at),
      .dilation_width = at->dilation_width,
      .channel_multiplier = drawn->facts.channel_multiplier,
      .weights = drawn->weights,
      FACTOR_FIELDS(drawn),
      ZERO_POINT_FIELDS(&drawn->facts),
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
    const int32_t channel_multiplier =
        random_once_in(&source, 2) ? 1 : random_between(&source, 2, 5);
    at.output_channels = at.input_channels * channel_multiplier;
    random_layer drawn = random_layer_of(&source, at.output_channels,
                                         at.kernel_height * at.kernel_width, 1, at.output_channels);
    drawn.facts.channel_multiplier = channel_multiplier;
    int8_t *input = random_tensor(&source, at.input_height * at.input_width * at.input_channels);
    int8_t *expected =
        random_tensor(&source, at.output_height * at.output_width * at.output_channels);
    definition_depthwise(&at, &drawn.facts, input, expected);
    const pex_depthwise_s8_params params = params_of(&at, &drawn);
    const row_operator run = {at, call, &params, channel_multiplier, 0};
    assert_rows(&source, &run, input, expected);
    free(input);
    free(expected);
    random_layer_free(&drawn);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_the_input_channel_of_each_output_channel),
      cmocka_unit_test(computes_random_windows_as_defined),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
