#include "pool.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "fields.h"
#include "random_case.h"

enum { ROW = 5, MOST_CHANNELS = 32, MOST_KERNEL = 33 };

/* One output row of one input row, which is the middle one of three. */
typedef struct {
  int32_t kernel;
  int32_t stride;
  int32_t dilation;
  int32_t padding_left;
  int32_t min;
  int32_t max;
  int32_t output_width;
  int8_t expected[ROW];
} row_case;

static void spread(const int8_t *values, int32_t channels, int8_t *pixels) {
  for (int32_t i = 0; i < ROW * channels; i++) {
    pixels[i] = values[i / channels];
  }
}

static void check_row(pooling *pool, const row_case *of, const int8_t *values, int32_t channels) {
  const pex_pool_params params = {
      .input_width = ROW,
      .input_pixel_bytes = channels,
      .output_width = of->output_width,
      .output_channels = channels,
      .kernel_height = 3,
      .kernel_width = of->kernel,
      .stride_width = of->stride,
      .dilation_width = of->dilation,
      .padding_left = of->padding_left,
      .activation_min = of->min,
      .activation_max = of->max,
  };
  int8_t input[ROW * MOST_CHANNELS];
  int8_t expected[ROW * MOST_CHANNELS];
  int8_t output[ROW * MOST_CHANNELS] = {0};
  const int8_t *rows[] = {NULL, input, NULL};
  const pex_part part = {0, of->output_width, 0, channels, 0};
  assert_true(channels <= MOST_CHANNELS);
  spread(values, channels, input);
  spread(of->expected, channels, expected);
  pool(&params, rows, output, channels, &part);
  assert_memory_equal(expected, output, (size_t)(of->output_width * channels));
}

void check_max_pool_of_table(pooling *pool, int32_t channels) {
  static const int8_t values[ROW] = {-5, 3, -1, 4, -9};
  static const row_case cases[] = {
      {3, 1, 1, 1, -128, 127, 5, {3, 3, 4, 4, 4}}, {3, 1, 1, 0, -128, 127, 3, {3, 4, 4}},
      {2, 2, 1, 0, -128, 127, 2, {3, 4}},          {2, 1, 2, 0, -128, 127, 3, {-1, 4, -1}},
      {1, 1, 1, 0, -4, 2, 5, {-4, 2, -1, 2, -4}},
  };
  for (int i = 0; i < COUNT(cases); i++) {
    check_row(pool, &cases[i], values, channels);
  }
}

void check_average_pool_of_table(pooling *pool, int32_t channels) {
  static const int8_t values[ROW] = {1, 2, -4, -1, 8};
  static const row_case cases[] = {
      {2, 1, 1, 0, -128, 127, 4, {2, -1, -3, 4}},   /* 1.5, -1, -2.5, 3.5 */
      {3, 1, 1, 1, -128, 127, 5, {2, 0, -1, 1, 4}}, /* 1.5, -0.33, -1, 1, 3.5 */
      {3, 2, 1, 1, -128, 127, 3, {2, -1, 4}},
      {2, 1, 2, 0, -128, 127, 3, {-2, 1, 2}}, /* -1.5, 0.5, 2 */
      {1, 1, 1, 0, -1, 2, 5, {1, 2, -1, -1, 2}},
  };
  for (int i = 0; i < COUNT(cases); i++) {
    check_row(pool, &cases[i], values, channels);
  }
}

void check_average_pool_of_ends(pooling *pool, int32_t kernel_height, int32_t kernel_width) {
  const pex_pool_params params = {
      .input_width = kernel_width,
      .input_pixel_bytes = MOST_CHANNELS,
      .output_width = 1,
      .output_channels = MOST_CHANNELS,
      .kernel_height = kernel_height,
      .kernel_width = kernel_width,
      .stride_width = 1,
      .dilation_width = 1,
      .activation_min = INT8_MIN,
      .activation_max = INT8_MAX,
  };
  static const int8_t ends[] = {INT8_MIN, INT8_MAX};
  const pex_part part = {0, 1, 0, MOST_CHANNELS - 1, 0};
  int8_t row[MOST_KERNEL * MOST_CHANNELS];
  int8_t output[MOST_CHANNELS - 1] = {0};
  const int8_t *rows[MOST_KERNEL];
  assert_true(kernel_height <= MOST_KERNEL && kernel_width <= MOST_KERNEL);
  for (int32_t k = 0; k < kernel_height; k++) {
    rows[k] = row;
  }
  for (int i = 0; i < COUNT(ends); i++) {
    memset(row, ends[i], sizeof row);
    pool(&params, rows, output, MOST_CHANNELS, &part);
    assert_memory_equal(row, output, sizeof output);
  }
}

/* A kernel with its parameters, for the runner of rows. */
typedef struct {
  pooling *pool;
  pex_pool_params params;
} pool_call;

static void call(const void *params, const int8_t *const *rows, int8_t *output,
                 int32_t output_pixel_bytes, const pex_part *part) {
  const pool_call *const of = params;
  of->pool(&of->params, rows, output, output_pixel_bytes, part);
}

static void check_window(random_source *source, pooling *pool, pool_definition *definition,
                         const window *at, const layer *ends) {
  const pool_call of = {pool,
                        {
                            SHAPE_FIELDS(at, input_pixel_bytes),
                            WINDOW_FIELDS(at),
                            .dilation_width = at->dilation_width,
                            CLAMP_FIELDS(ends),
                        }};
  int8_t *input = random_tensor(source, at->input_height * at->input_width * at->input_channels);
  int8_t *expected =
      random_tensor(source, at->output_height * at->output_width * at->output_channels);
  definition(at, ends, input, expected);
  const row_operator run = {*at, call, &of, 1, 0};
  assert_rows(source, &run, input, expected);
  free(input);
  free(expected);
}

void check_random_pools(pooling *pool, pool_definition *definition) {
  const window_range range = {.largest_kernel = 7, .dilated = true, .far_padding = false};
  random_source source = random_start();
  for (int i = 0; i < 300; i++) {
    window at = random_window(&source, range);
    at.input_channels = random_between(&source, 1, MOST_CHANNELS);
    at.output_channels = at.input_channels;
    const layer ends = random_ends(&source);
    check_window(&source, pool, definition, &at, &ends);
  }
}

void check_literal_pool(pooling *pool, pool_definition *definition) {
  const window at = {
      .input_height = 7,
      .input_width = literal_pool.input_width,
      .input_channels = literal_pool.input_pixel_bytes,
      .output_height = 4,
      .output_width = literal_pool.output_width,
      .output_channels = literal_pool.output_channels,
      .kernel_height = literal_pool.kernel_height,
      .kernel_width = literal_pool.kernel_width,
      .stride_height = 2,
      .stride_width = literal_pool.stride_width,
      .dilation_height = 1,
      .dilation_width = 1,
      .padding_top = 1,
      .padding_left = literal_pool.padding_left,
  };
  const layer ends = {.activation_min = literal_pool.activation_min,
                      .activation_max = literal_pool.activation_max};
  random_source source = random_start();
  for (int i = 0; i < 50; i++) {
    check_window(&source, pool, definition, &at, &ends);
  }
}
