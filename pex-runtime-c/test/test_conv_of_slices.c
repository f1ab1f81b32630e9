#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "fields.h"
#include "pex_conv_of_slices_s8.h"
#include "pex_rows.h"
#include "random_case.h"

enum { CASES = 300, ONE = 1 << 30, MOST_KERNEL_ROWS = 5, MOST_CHANNELS = 9 };

static const int8_t WEIGHTS[] = {1, 2, 3, 4, -1, -2, -3, -4};
static const int32_t BIAS[] = {5, 5};
static const int32_t MULTIPLIER[] = {ONE, ONE};
static const int8_t SHIFT[] = {1, 0};

/* Two channels in and out, a kernel of 1x2, its left tap on padding in the first column. */
static pex_conv_s8_params table(void) {
  const pex_conv_s8_params params = {
      .input_width = 2,
      .input_channels = 2,
      .output_width = 2,
      .output_channels = 2,
      .kernel_height = 1,
      .kernel_width = 2,
      .stride_width = 1,
      .dilation_width = 1,
      .padding_left = 1,
      .weights = WEIGHTS,
      .bias = BIAS,
      .multiplier = MULTIPLIER,
      .shift = SHIFT,
      .input_zero_point = -7,
      .output_zero_point = -20,
      .activation_min = -128,
      .activation_max = 127,
  };
  return params;
}

static void adds_what_a_channel_gives(void **state) {
  static const int8_t second_channel[] = {20, 30};
  static const int32_t expected[] = {1000 - 7 * 2 + 20 * 4, 7 * 2 - 20 * 4, 20 * 2 + 30 * 4,
                                     -20 * 2 - 30 * 4};
  const pex_conv_s8_params params = table();
  const int8_t *rows[] = {second_channel};
  int32_t sums[] = {1000, 0, 0, 0};
  (void)state;
  pex_conv_add_slice_s8(&params, rows, 1, 1, sums);
  assert_memory_equal(expected, sums, sizeof(sums));
}

static void takes_a_row_of_padding_for_the_zero_point(void **state) {
  static const int32_t expected[] = {-7 * (1 + 3), 7 * (1 + 3), -7 * (1 + 3), 7 * (1 + 3)};
  const pex_conv_s8_params params = table();
  const int8_t *rows[] = {NULL};
  int32_t sums[4] = {0};
  (void)state;
  pex_conv_add_slice_s8(&params, rows, 0, 1, sums);
  assert_memory_equal(expected, sums, sizeof(sums));
}

/* The bias added, the second channel halved, less 20 and clamped. */
static void makes_pixels_of_sums(void **state) {
  static const int8_t expected[] = {-14, 33, 127, -20};
  const pex_conv_s8_params params = table();
  int32_t sums[] = {1, 101, 1000, -5};
  int8_t *const output = (int8_t *)(void *)sums;
  (void)state;
  pex_conv_of_sums_s8(&params, sums, output, 2);
  assert_memory_equal(expected, output, sizeof(expected));
}

static pex_conv_s8_params params_of(const window *at, const random_layer *drawn) {
  const pex_conv_s8_params params = {
      SHAPE_FIELDS(at, input_channels), WINDOW_FIELDS(at),    .dilation_width = at->dilation_width,
      .weights = drawn->weights,        FACTOR_FIELDS(drawn), ZERO_POINT_FIELDS(&drawn->facts),
      CLAMP_FIELDS(&drawn->facts),
  };
  return params;
}

/* Channels [first_channel, first_channel + channels) of a tensor on their own. */
static int8_t *slice_of(const window *at, const int8_t *input, int32_t first_channel,
                        int32_t channels) {
  const int32_t pixels = at->input_height * at->input_width;
  int8_t *slice = malloc((size_t)(pixels * channels));
  assert_non_null(slice);
  for (int32_t pixel = 0; pixel < pixels; pixel++) {
    memcpy(slice + pixel * channels, input + pixel * at->input_channels + first_channel,
           (size_t)channels);
  }
  return slice;
}

static void add_slice(const window *at, const pex_conv_s8_params *params, const int8_t *slice,
                      int32_t first_channel, int32_t channels, int32_t *sums) {
  for (int32_t row = 0; row < at->output_height; row++) {
    const int8_t *rows[MOST_KERNEL_ROWS];
    pex_rows(rows, at->kernel_height, slice, at->input_width * channels, at->input_height,
             at->input_height, row * at->stride_height - at->padding_top, at->dilation_height);
    pex_conv_add_slice_s8(params, rows, first_channel, channels,
                          sums + row * at->output_width * at->output_channels);
  }
}

/* The input in slices of one size, the last one perhaps smaller; the output over the sums. */
static void slices_give_what_the_whole_gives(void **state) {
  const window_range range = {.largest_kernel = 5, .dilated = true, .far_padding = true};
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < CASES; i++) {
    window at = random_window(&source, range);
    at.output_channels = random_between(&source, 1, MOST_CHANNELS);
    const int32_t taps = at.kernel_height * at.kernel_width * at.input_channels;
    random_layer drawn = random_layer_of(&source, at.output_channels, taps, taps, 1);
    int8_t *input = random_tensor(&source, at.input_height * at.input_width * at.input_channels);
    const int32_t pixels = at.output_height * at.output_width;
    const int32_t elements = pixels * at.output_channels;
    int8_t *expected = random_tensor(&source, elements);
    definition_conv(&at, &drawn.facts, input, expected);
    const pex_conv_s8_params params = params_of(&at, &drawn);
    int32_t *sums = calloc((size_t)elements, sizeof(int32_t));
    assert_non_null(sums);
    const int32_t channels = random_between(&source, 1, at.input_channels);
    for (int32_t first = 0; first < at.input_channels; first += channels) {
      const int32_t rest = at.input_channels - first;
      const int32_t count = rest < channels ? rest : channels;
      int8_t *slice = slice_of(&at, input, first, count);
      add_slice(&at, &params, slice, first, count, sums);
      free(slice);
    }
    pex_conv_of_sums_s8(&params, sums, (int8_t *)(void *)sums, pixels);
    assert_memory_equal(expected, sums, (size_t)elements);
    free(sums);
    free(input);
    free(expected);
    random_layer_free(&drawn);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(adds_what_a_channel_gives),
      cmocka_unit_test(takes_a_row_of_padding_for_the_zero_point),
      cmocka_unit_test(makes_pixels_of_sums),
      cmocka_unit_test(slices_give_what_the_whole_gives),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
