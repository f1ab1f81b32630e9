#include <stdlib.h>

#include "check.h"
#include "fields.h"
#include "pack_mve.h"
#include "pack_scalar.h"
#include "pex_conv_s8_scalar.h"
#include "row_runner.h"

/* Two columns of one channel in, two channels out, a kernel of 1x3 with its left tap on padding. */
static void computes_a_row(void **state) {
  static const int8_t row[] = {10, 20};
  static const int8_t weights[] = {1, -1, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0};
  static const int32_t bias[] = {5, 3};
  static const int32_t multiplier[] = {1 << 30, 1 << 30};
  static const int8_t shift[] = {-1, -2};
  const pex_conv_s8_scalar_params params = {
      .input_width = 2,
      .input_channels = 1,
      .output_width = 2,
      .output_channels = 2,
      .kernel_height = 1,
      .kernel_width = 3,
      .stride_width = 1,
      .padding_left = 1,
      .weights = weights,
      .bias = bias,
      .multiplier = multiplier,
      .shift = shift,
      .input_zero_point = -7,
      .output_zero_point = -10,
      .activation_min = -128,
      .activation_max = 6,
      .raised = false,
  };
  const int8_t *rows[] = {row};
  const pex_part part = {0, 2, 0, 2, 0};
  int8_t output[5] = {0, 0, 0, 0, 99};
  (void)state;
  pex_conv_s8_scalar(&params, rows, output, 2, &part);
  /* (5 - 7 + 20 + 60) / 4 - 10 = 9.5, clamped; (3 + 7) / 8 = 1.25, less 10 */
  assert_int_equal(6, output[0]);
  assert_int_equal(-9, output[1]);
  /* (5 + 10 + 40 - 21) / 4 = 8.5, less 10; (3 - 10) / 2 = -3.5, up to -3; / 4 = -0.75, less 10 */
  assert_int_equal(-1, output[2]);
  assert_int_equal(-11, output[3]);
  assert_int_equal(99, output[4]);
}

static void call(const void *params, const int8_t *const *rows, int8_t *output,
                 int32_t output_pixel_bytes, const pex_part *part) {
  pex_conv_s8_scalar(params, rows, output, output_pixel_bytes, part);
}

/* Compares the kernel with the definition, on a random layer with this window. */
static void compare(random_source *source, const window *at, bool raised) {
  const int32_t taps = at->kernel_height * at->kernel_width * at->input_channels;
  random_layer drawn = random_layer_of(source, at->output_channels, taps, taps, 1);
  restrict_shifts(&drawn, at->output_channels, -1);
  int8_t *input = random_tensor(source, at->input_height * at->input_width * at->input_channels);
  int8_t *expected =
      random_tensor(source, at->output_height * at->output_width * at->output_channels);
  int8_t *weights = pack_filters_scalar(drawn.weights, at->output_channels, taps, raised);
  definition_conv(at, &drawn.facts, input, expected);
  const pex_conv_s8_scalar_params params = {
      SHAPE_FIELDS(at, input_channels),
      WINDOW_FIELDS(at),
      .weights = weights,
      FACTOR_FIELDS(&drawn),
      ZERO_POINT_FIELDS(&drawn.facts),
      CLAMP_FIELDS(&drawn.facts),
      .raised = raised,
  };
  const row_operator run = {*at, call, &params, 0, 4};
  assert_rows(source, &run, input, expected);
  free(input);
  free(expected);
  free(weights);
  random_layer_free(&drawn);
}

static void computes_random_windows_as_defined(void **state) {
  const window_range range = {.largest_kernel = 5, .dilated = false, .far_padding = true};
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 400; i++) {
    window at = random_window(&source, range);
    /* A stripe begins inside of the input. */
    at.padding_left -= random_once_in(&source, 3) ? random_between(&source, 1, 4) : 0;
    at.input_channels = random_between(&source, 1, 20);
    at.output_channels = random_between(&source, 1, 13);
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
