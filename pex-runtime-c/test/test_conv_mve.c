#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "fields.h"
#include "pack_mve.h"
#include "pex_conv_im2col_s8_mve.h"
#include "pex_conv_s8_mve.h"
#include "row_runner.h"

enum { MOST_CHANNELS = 48 };

static const int32_t ONE_TAP[] = {1, 1};

/* Two columns of one channel in, one channel out, a kernel of 1x3 with its left tap on padding. */
static void computes_a_row(void **state) {
  static const int8_t row[] = {10, 20};
  static const int8_t padding[] = {-7};
  /* Taps 1, 2 and 3, each a vector for each of four channels. */
  static const int8_t weights[3 * 4 * 16] = {[0] = 1, [64] = 2, [128] = 3};
  /* Bias 5, multiplier one half, shift -1. */
  const int32_t records[] = {5, 0, 0, 0, 1 << 30, 0, 0, 0, 0xff};
  const pex_conv_s8_mve_params params = {
      .input_width = 2,
      .input_channels = 1,
      .output_width = 2,
      .output_channels = 1,
      .kernel_height = 1,
      .kernel_width = 3,
      .stride_width = 1,
      .padding_left = 1,
      .weights = weights,
      .records = records,
      .padding = padding,
      .input_zero_point = -7,
      .output_zero_point = -10,
      .activation_min = -128,
      .activation_max = 6,
  };
  const int8_t *rows[] = {row};
  const pex_part part = {0, 2, 0, 1, 0};
  int8_t output[3] = {0, 0, 99};
  (void)state;
  pex_conv_s8_mve(&params, rows, output, 1, &part);
  /* (5 - 7 + 20 + 60) / 4 - 10 = 9.5, clamped; (5 + 10 + 40 - 21) / 4 = 8.5, less 10 */
  assert_int_equal(6, output[0]);
  assert_int_equal(-1, output[1]);
  assert_int_equal(99, output[2]);
}

static void call(const void *params, const int8_t *const *rows, int8_t *output,
                 int32_t output_pixel_bytes, const pex_part *part) {
  pex_conv_s8_mve(params, rows, output, output_pixel_bytes, part);
}

static void call_im2col(const void *params, const int8_t *const *rows, int8_t *output,
                        int32_t output_pixel_bytes, const pex_part *part) {
  pex_conv_im2col_s8_mve(params, rows, output, output_pixel_bytes, part);
}

/* Whether an axis begins or ends on padding. */
static bool axis_sees_padding(int32_t input, int32_t output, int32_t kernel, int32_t stride,
                              int32_t padding) {
  return padding > 0 || (output - 1) * stride - padding + kernel > input;
}

static bool sees_padding(const window *at) {
  return axis_sees_padding(at->input_height, at->output_height, at->kernel_height,
                           at->stride_height, at->padding_top) ||
         axis_sees_padding(at->input_width, at->output_width, at->kernel_width, at->stride_width,
                           at->padding_left);
}

/* Compares the kernel with the definition, on a random layer with this window. */
static void compare(random_source *source, row_kernel *kernel, const window *at,
                    const int32_t taps[2], int32_t inputs) {
  const int32_t weight_count = taps[0] * taps[1] * inputs;
  int8_t padding[MOST_CHANNELS];
  random_layer drawn = random_layer_of(source, at->output_channels, weight_count, weight_count, 1);
  restrict_shifts(&drawn, at->output_channels, -1);
  int8_t *input = random_tensor(source, at->input_height * at->input_width * at->input_channels);
  int8_t *expected =
      random_tensor(source, at->output_height * at->output_width * at->output_channels);
  int8_t *weights = pack_weights_mve(drawn.weights, at->output_channels, taps, inputs);
  int32_t *records = pack_records_mve(&drawn, at->output_channels);
  memset(padding, drawn.facts.input_zero_point, sizeof(padding));
  definition_conv(at, &drawn.facts, input, expected);
  const pex_conv_s8_mve_params params = {
      SHAPE_FIELDS(at, input_channels),
      WINDOW_FIELDS(at),
      .weights = weights,
      .records = records,
      .padding = sees_padding(at) ? padding : NULL,
      ZERO_POINT_FIELDS(&drawn.facts),
      CLAMP_FIELDS(&drawn.facts),
  };
  const row_operator run = {*at, kernel, &params, 0, 4};
  assert_rows(source, &run, input, expected);
  free(input);
  free(expected);
  free(weights);
  free(records);
  random_layer_free(&drawn);
}

static void computes_random_windows_as_defined(void **state) {
  const window_range range = {.largest_kernel = 4, .dilated = false, .far_padding = true};
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 400; i++) {
    window at = random_window(&source, range);
    at.padding_left -= random_once_in(&source, 3) ? random_between(&source, 1, 4) : 0;
    at.input_channels = random_once_in(&source, 2) ? 16 * random_between(&source, 1, 3)
                                                   : random_between(&source, 1, MOST_CHANNELS);
    at.output_channels = random_between(&source, 1, 20);
    const int32_t taps[] = {at.kernel_height, at.kernel_width};
    compare(&source, call, &at, taps, at.input_channels);
  }
}

static void computes_copies_of_random_windows_as_defined(void **state) {
  const window_range range = {.largest_kernel = 6, .dilated = false, .far_padding = true};
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 400; i++) {
    window at = random_window(&source, range);
    const int32_t taps = at.kernel_height * at.kernel_width;
    at.input_channels = random_between(&source, 1, PEX_CONV_IM2COL_S8_MVE_BYTES / taps);
    at.output_channels = random_between(&source, 1, 20);
    compare(&source, call_im2col, &at, ONE_TAP, taps * at.input_channels);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(computes_a_row),
      cmocka_unit_test(computes_random_windows_as_defined),
      cmocka_unit_test(computes_copies_of_random_windows_as_defined),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
