#include <stdlib.h>

#include "check.h"
#include "fields.h"
#include "pack_mve.h"
#include "pack_scalar.h"
#include "pex_depthwise_s8_scalar.h"
#include "row_runner.h"

/* Two channels, a kernel of 1x2, the left tap of the first column on padding. */
static void computes_a_row(void **state) {
  static const int8_t row[] = {10, 20, 30, 40};
  static const int8_t weights[] = {1, 2, 3, -4};
  static const int32_t bias[] = {1, 2};
  static const int32_t multiplier[] = {1 << 30, 1 << 30};
  static const int8_t shift[] = {-1, -2};
  const pex_depthwise_s8_scalar_params params = {
      .input_width = 2,
      .input_pixel_bytes = 2,
      .output_width = 2,
      .output_channels = 2,
      .kernel_height = 1,
      .kernel_width = 2,
      .stride_width = 1,
      .padding_left = 1,
      .weights = weights,
      .bias = bias,
      .multiplier = multiplier,
      .shift = shift,
      .input_zero_point = -2,
      .output_zero_point = -10,
      .activation_min = -128,
      .activation_max = 6,
      .pairs = true,
  };
  /* (1 - 2 + 20) / 4 = 4.75; (2 - 6 - 80) / 8 = -10.5, away from zero; (1 + 10 + 60) / 4 = 17.75,
   * clamped; (2 + 60 - 160) / 8 = -12.25: less 10 each */
  static const int8_t expected[] = {-5, -21, 6, -22, 99};
  const int8_t *rows[] = {row};
  const pex_part part = {0, 2, 0, 2, 0};
  int8_t output[5] = {0, 0, 0, 0, 99};
  (void)state;
  pex_depthwise_s8_scalar(&params, rows, output, 2, &part);
  assert_memory_equal(expected, output, sizeof(output));
}

static void call(const void *params, const int8_t *const *rows, int8_t *output,
                 int32_t output_pixel_bytes, const pex_part *part) {
  pex_depthwise_s8_scalar(params, rows, output, output_pixel_bytes, part);
}

/* Compares the kernel with the definition, on a random layer with this window. */
static void compare(random_source *source, const window *at, bool pairs) {
  const int32_t channels = at->output_channels;
  const int32_t taps = at->kernel_height * at->kernel_width;
  random_layer drawn = random_layer_of(source, channels, taps, 1, channels);
  restrict_shifts(&drawn, channels, -1);
  int8_t *input = random_tensor(source, at->input_height * at->input_width * channels);
  int8_t *expected = random_tensor(source, at->output_height * at->output_width * channels);
  int8_t *weights = pack_channels_scalar(drawn.weights, channels, taps);
  definition_depthwise(at, &drawn.facts, input, expected);
  const pex_depthwise_s8_scalar_params params = {
      SHAPE_FIELDS(at, input_pixel_bytes),
      WINDOW_FIELDS(at),
      .weights = weights,
      FACTOR_FIELDS(&drawn),
      ZERO_POINT_FIELDS(&drawn.facts),
      CLAMP_FIELDS(&drawn.facts),
      .pairs = pairs,
  };
  const row_operator run = {*at, call, &params, 1, 0};
  assert_rows(source, &run, input, expected);
  free(input);
  free(expected);
  free(weights);
  random_layer_free(&drawn);
}

static void computes_random_windows_as_defined(void **state) {
  const window_range range = {.largest_kernel = 7, .dilated = false, .far_padding = true};
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 400; i++) {
    window at = random_window(&source, range);
    /* A stripe begins inside of the input. */
    at.padding_left -= random_once_in(&source, 3) ? random_between(&source, 1, 4) : 0;
    at.input_channels = random_between(&source, 1, random_once_in(&source, 4) ? 140 : 10);
    at.output_channels = at.input_channels;
    compare(&source, &at, i % 2 == 0);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(computes_a_row),
      cmocka_unit_test(computes_random_windows_as_defined),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
