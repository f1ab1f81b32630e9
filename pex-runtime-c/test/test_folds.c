#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "fields.h"
#include "pex_average_of_sums_s8.h"
#include "pex_average_pool_s8.h"
#include "pex_dense_of_rows_s8.h"
#include "pex_mean_of_sums_s8.h"
#include "pex_mean_s8.h"
#include "pex_sum_pixels_s8.h"
#include "random_case.h"

enum { CASES = 300, MOST_CHANNELS = 20, MOST_ROWS = 9 };

typedef struct {
  int32_t height;
  int32_t width;
  int32_t channels;
} extent;

static extent random_extent(random_source *source) {
  const int32_t height = random_between(source, 1, MOST_ROWS);
  const int32_t width = random_between(source, 1, 9);
  return (extent){height, width, random_between(source, 1, MOST_CHANNELS)};
}

/* Sums of all pixels, added row by row. */
static void sum_rows(const int8_t *input, extent size, int32_t *sums) {
  memset(sums, 0, MOST_CHANNELS * sizeof(int32_t));
  for (int32_t row = 0; row < size.height; row++) {
    pex_sum_pixels_s8(input + row * size.width * size.channels, size.width, size.channels, sums);
  }
}

static void sums_pixels(void **state) {
  static const int8_t values[] = {1, -128, 2, 127, -3, 5};
  int32_t sums[] = {10, 1};
  (void)state;
  pex_sum_pixels_s8(values, 3, 2, sums);
  assert_int_equal(10, sums[0]);
  assert_int_equal(5, sums[1]);
}

static void averages_round_halves_away_from_zero(void **state) {
  static const pex_average_of_sums_s8_params params = {
      .count = 2, .channels = 6, .activation_min = -100, .activation_max = 100};
  static const int32_t sums[] = {3, -3, 1, -1, 254, -256};
  static const int8_t expected[] = {2, -2, 1, -1, 100, -100};
  int8_t output[6];
  (void)state;
  pex_average_of_sums_s8(&params, sums, output);
  assert_memory_equal(expected, output, sizeof(output));
}

static void means_equal_those_of_whole_tensors(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < CASES; i++) {
    const extent size = random_extent(&source);
    int8_t *input = random_tensor(&source, size.height * size.width * size.channels);
    const pex_mean_s8_params whole = {
        .input_height = size.height,
        .input_width = size.width,
        .input_channels = size.channels,
        .over_height = true,
        .over_width = true,
        .input_zero_point = random_int8(&source),
        .output_zero_point = random_int8(&source),
        .output_multiplier = random_between(&source, 1 << 30, INT32_MAX),
        .output_shift = -random_between(&source, 0, 6),
    };
    const pex_mean_of_sums_s8_params params = {
        .count = size.height * size.width,
        .channels = size.channels,
        .input_zero_point = whole.input_zero_point,
        .output_zero_point = whole.output_zero_point,
        .output_multiplier = whole.output_multiplier,
        .output_shift = whole.output_shift,
    };
    int32_t sums[MOST_CHANNELS];
    int8_t expected[MOST_CHANNELS];
    int8_t output[MOST_CHANNELS];
    pex_mean_s8(&whole, input, expected, 0, size.channels);
    sum_rows(input, size, sums);
    pex_mean_of_sums_s8(&params, sums, output);
    assert_memory_equal(expected, output, (size_t)size.channels);
    free(input);
  }
}

static void averages_equal_those_of_whole_tensors(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < CASES; i++) {
    const extent size = random_extent(&source);
    int8_t *input = random_tensor(&source, size.height * size.width * size.channels);
    const pex_average_pool_s8_params whole = {
        .input_width = size.width,
        .input_pixel_bytes = size.channels,
        .output_width = 1,
        .output_channels = size.channels,
        .kernel_height = size.height,
        .kernel_width = size.width,
        .stride_width = 1,
        .dilation_width = 1,
        .activation_min = -100,
        .activation_max = 100,
    };
    const pex_average_of_sums_s8_params params = {.count = size.height * size.width,
                                                  .channels = size.channels,
                                                  .activation_min = -100,
                                                  .activation_max = 100};
    const pex_part part = {.end_column = 1, .end_channel = size.channels};
    const int8_t *rows[MOST_ROWS];
    for (int32_t row = 0; row < size.height; row++) {
      rows[row] = input + row * size.width * size.channels;
    }
    int32_t sums[MOST_CHANNELS];
    int8_t expected[MOST_CHANNELS];
    int8_t output[MOST_CHANNELS];
    pex_average_pool_s8(&whole, rows, expected, size.channels, &part);
    sum_rows(input, size, sums);
    pex_average_of_sums_s8(&params, sums, output);
    assert_memory_equal(expected, output, (size_t)size.channels);
    free(input);
  }
}

static void dense_layers_equal_those_of_whole_tensors(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < CASES; i++) {
    const extent size = random_extent(&source);
    const int32_t row_elements = size.width * size.channels;
    const int32_t inputs = size.height * row_elements;
    const int32_t units = random_between(&source, 1, MOST_CHANNELS);
    random_layer drawn = random_layer_of(&source, units, inputs, inputs, 1);
    int8_t *input = random_tensor(&source, inputs);
    const pex_dense_s8_params params = {
        .inputs = inputs,
        .units = units,
        .weights = drawn.weights,
        FACTOR_FIELDS(&drawn),
        .output_zero_point = drawn.facts.output_zero_point,
        CLAMP_FIELDS(&drawn.facts),
    };
    int32_t sums[MOST_CHANNELS] = {0};
    int8_t expected[MOST_CHANNELS];
    int8_t output[MOST_CHANNELS];
    pex_dense_s8(&params, input, expected, 0, units);
    for (int32_t row = size.height - 1; row >= 0; row--) {
      pex_dense_add_row_s8(&params, input + row * row_elements, row * row_elements, row_elements,
                           sums);
    }
    pex_dense_of_sums_s8(&params, sums, output);
    assert_memory_equal(expected, output, (size_t)units);
    free(input);
    random_layer_free(&drawn);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sums_pixels),
      cmocka_unit_test(averages_round_halves_away_from_zero),
      cmocka_unit_test(means_equal_those_of_whole_tensors),
      cmocka_unit_test(averages_equal_those_of_whole_tensors),
      cmocka_unit_test(dense_layers_equal_those_of_whole_tensors),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
