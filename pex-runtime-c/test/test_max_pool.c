#include <stdlib.h>

#include "check.h"
#include "pex_max_pool_s8.h"
#include "row_runner.h"

enum { ROW = 5 };

/* One input row and one output row of one channel. */
static void takes_the_largest_inside(void **state) {
  static const struct {
    int32_t kernel;
    int32_t stride;
    int32_t dilation;
    int32_t padding_left;
    int32_t min;
    int32_t max;
    int32_t output_width;
    int8_t expected[ROW];
  } cases[] = {
      /* input -5 3 -1 4 -9 */
      {3, 1, 1, 1, -128, 127, 5, {3, 3, 4, 4, 4}}, {3, 1, 1, 0, -128, 127, 3, {3, 4, 4}},
      {2, 2, 1, 0, -128, 127, 2, {3, 4}},          {2, 1, 2, 0, -128, 127, 3, {-1, 4, -1}},
      {1, 1, 1, 0, -4, 2, 5, {-4, 2, -1, 2, -4}},
  };
  static const int8_t input[ROW] = {-5, 3, -1, 4, -9};
  (void)state;
  for (int i = 0; i < COUNT(cases); i++) {
    const pex_max_pool_s8_params params = {
        .input_width = ROW,
        .input_pixel_bytes = 1,
        .output_width = cases[i].output_width,
        .output_channels = 1,
        .kernel_height = 3,
        .kernel_width = cases[i].kernel,
        .stride_width = cases[i].stride,
        .dilation_width = cases[i].dilation,
        .padding_left = cases[i].padding_left,
        .activation_min = cases[i].min,
        .activation_max = cases[i].max,
    };
    const int8_t *rows[] = {NULL, input, NULL};
    const pex_part part = {0, cases[i].output_width, 0, 1, 0};
    int8_t output[ROW] = {0};
    pex_max_pool_s8(&params, rows, output, 1, &part);
    assert_memory_equal(cases[i].expected, output, (size_t)cases[i].output_width);
  }
}

static void call(const void *params, const int8_t *const *rows, int8_t *output,
                 int32_t output_pixel_bytes, const pex_part *part) {
  pex_max_pool_s8(params, rows, output, output_pixel_bytes, part);
}

static pex_max_pool_s8_params params_of(const window *at, const layer *ends) {
  const pex_max_pool_s8_params params = {
      .input_width = at->input_width,
      .input_pixel_bytes = at->input_channels,
      .output_width = at->output_width,
      .output_channels = at->output_channels,
      .kernel_height = at->kernel_height,
      .kernel_width = at->kernel_width,
      .stride_width = at->stride_width,
      .dilation_width = at->dilation_width,
      .padding_left = at->padding_left,
      .activation_min = ends->activation_min,
      .activation_max = ends->activation_max,
  };
  return params;
}

static void computes_random_windows_as_defined(void **state) {
  const window_range range = {.largest_kernel = 7, .dilated = false, .far_padding = false};
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 300; i++) {
    const window at = random_window(&source, range);
    const layer ends = random_ends(&source);
    int8_t *input = random_tensor(&source, at.input_height * at.input_width * at.input_channels);
    int8_t *expected =
        random_tensor(&source, at.output_height * at.output_width * at.output_channels);
    definition_max_pool(&at, &ends, input, expected);
    const pex_max_pool_s8_params params = params_of(&at, &ends);
    const row_operator run = {at, call, &params, 1, 0};
    assert_rows(&source, &run, input, expected);
    free(input);
    free(expected);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(takes_the_largest_inside),
      cmocka_unit_test(computes_random_windows_as_defined),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
