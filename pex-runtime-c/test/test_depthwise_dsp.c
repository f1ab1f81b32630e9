#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "fields.h"
#include "pex_depthwise_s8_dsp.h"
#include "pex_depthwise_s8_dsp_inline.h"
#include "pex_rows.h"
#include "row_runner.h"

/* Weights and factors of channels that are described as for the portable kernel. */
typedef struct {
  int8_t *weights;
  int32_t *factors;
} packed;

static packed pack(const random_layer *drawn, int32_t channels, int32_t taps) {
  const packed made = {calloc((size_t)(channels * (taps + 1) + 2), 1),
                       calloc((size_t)channels, 2 * sizeof(int32_t))};
  if (made.weights == NULL || made.factors == NULL) {
    abort();
  }
  for (int32_t channel = 0; channel < channels; channel++) {
    int8_t *weights = made.weights + channel * (taps + 1);
    for (int32_t tap = 0; tap < taps; tap++) {
      weights[tap] = drawn->weights[tap * channels + channel];
    }
    weights[taps] = (int8_t)(-drawn->shift[channel] - 1);
    made.factors[2 * channel] = drawn->bias[channel];
    made.factors[2 * channel + 1] = drawn->multiplier[channel];
  }
  return made;
}

/* One channel, two columns, a kernel of 2x3, the upper row and both outer columns on padding. */
static void computes_a_row_on_padding(void **state) {
  static const int8_t row[] = {10, 20};
  static const int8_t weights[] = {99, 99, 99, 1, 2, 3, 0, 99, 99};
  static const int32_t factors[] = {100, 1 << 30};
  const pex_depthwise_s8_dsp_params params = {
      .input_width = 2,
      .input_pixel_bytes = 1,
      .output_width = 2,
      .output_channels = 1,
      .kernel_height = 2,
      .kernel_width = 3,
      .stride_width = 1,
      .padding_left = 1,
      .weights = weights,
      .factors = factors,
      .input_zero_point = -2,
      .output_zero_point = -100,
      .activation_min = -57,
      .activation_max = 127,
  };
  /* (100 + 2 * 12 + 3 * 22) / 4 - 100 = -52.5, and (100 + 1 * 12 + 2 * 22) / 4 - 100 = -61 */
  static const int8_t expected[] = {-52, -57};
  const int8_t *rows[] = {NULL, row};
  const pex_part part = {0, 2, 0, 1, 0};
  int8_t output[2];
  (void)state;
  pex_depthwise_s8_dsp(&params, rows, output, 1, &part);
  assert_memory_equal(expected, output, sizeof(output));
}

/* Every other layer clamps all that is negative, as RELU does. */
static random_layer random_dsp_layer(random_source *source, int32_t channels, int32_t taps) {
  random_layer drawn = random_layer_of(source, channels, taps, 1, channels);
  for (int32_t channel = 0; channel < channels; channel++) {
    drawn.shift[channel] = (int8_t)random_between(source, -14, random_once_in(source, 9) ? -1 : -5);
  }
  if (random_once_in(source, 2)) {
    drawn.facts.output_zero_point = INT8_MIN;
    drawn.facts.activation_min = INT8_MIN;
    drawn.facts.activation_max = random_once_in(source, 4) ? 100 : INT8_MAX;
  }
  return drawn;
}

static pex_depthwise_s8_dsp_params params_of(const window *at, const layer *facts, packed tables) {
  const pex_depthwise_s8_dsp_params params = {
      SHAPE_FIELDS(at, input_pixel_bytes), WINDOW_FIELDS(at),        .weights = tables.weights,
      .factors = tables.factors,           ZERO_POINT_FIELDS(facts), CLAMP_FIELDS(facts),
  };
  return params;
}

static void call(const void *params, const int8_t *const *rows, int8_t *output,
                 int32_t output_pixel_bytes, const pex_part *part) {
  pex_depthwise_s8_dsp(params, rows, output, output_pixel_bytes, part);
}

static void computes_random_windows_as_defined(void **state) {
  const window_range range = {.largest_kernel = 8, .dilated = false, .far_padding = true};
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 300; i++) {
    window at = random_window(&source, range);
    at.padding_left -= random_once_in(&source, 3) ? random_between(&source, 1, 4) : 0;
    const int32_t taps = at.kernel_height * at.kernel_width;
    random_layer drawn = random_dsp_layer(&source, at.output_channels, taps);
    int8_t *input = random_tensor(&source, at.input_height * at.input_width * at.input_channels);
    int8_t *expected =
        random_tensor(&source, at.output_height * at.output_width * at.output_channels);
    const packed tables = pack(&drawn, at.output_channels, taps);
    definition_depthwise(&at, &drawn.facts, input, expected);
    const pex_depthwise_s8_dsp_params params = params_of(&at, &drawn.facts, tables);
    const row_operator run = {at, call, &params, 1, 0};
    assert_rows(&source, &run, input, expected);
    free(input);
    free(expected);
    free(tables.weights);
    free(tables.factors);
    random_layer_free(&drawn);
  }
}

/* Kernels of whole rows as generated code has them: the compiler sees the sizes. */
typedef void literal_kernel(pex_depthwise_s8_dsp_params params, const int8_t *const *rows,
                            int8_t *output);

#define LITERAL_KERNEL(name, kernel, width_in, width_out, stride, padding)                  \
  static void name(pex_depthwise_s8_dsp_params params, const int8_t *const *rows,           \
                   int8_t *output) {                                                        \
    const pex_part part = {.first_column = 0, .end_column = (width_out), .end_channel = 3}; \
    params.input_width = (width_in);                                                        \
    params.output_width = (width_out);                                                      \
    params.input_pixel_bytes = 3;                                                           \
    params.kernel_height = (kernel);                                                        \
    params.kernel_width = (kernel);                                                         \
    params.stride_width = (stride);                                                         \
    params.padding_left = (padding);                                                        \
    pex_depthwise_s8_dsp_inline(&params, rows, output, 3, &part);                           \
  }

LITERAL_KERNEL(one_block, 7, 5, 5, 1, 3)
LITERAL_KERNEL(one_block_in_steps, 5, 6, 3, 2, 2)
LITERAL_KERNEL(two_blocks, 5, 11, 11, 1, 2)
LITERAL_KERNEL(three_blocks_in_steps, 7, 26, 13, 2, 2)
LITERAL_KERNEL(four_blocks, 3, 21, 19, 1, 0)

typedef struct {
  literal_kernel *made;
  int32_t kernel;
  int32_t input_width;
  int32_t output_width;
  int32_t stride_width;
  int32_t padding_left;
} literal_case;

static const literal_case literal_cases[] = {
    {one_block, 7, 5, 5, 1, 3},     {one_block_in_steps, 5, 6, 3, 2, 2},
    {two_blocks, 5, 11, 11, 1, 2},  {three_blocks_in_steps, 7, 26, 13, 2, 2},
    {four_blocks, 3, 21, 19, 1, 0},
};

enum { HEIGHT = 8 };

static void assert_literal_case(random_source *source, const literal_case *sizes) {
  const window at = {
      .input_height = HEIGHT,
      .input_width = sizes->input_width,
      .input_channels = 3,
      .output_height = HEIGHT,
      .output_width = sizes->output_width,
      .output_channels = 3,
      .kernel_height = sizes->kernel,
      .kernel_width = sizes->kernel,
      .stride_height = 1,
      .stride_width = sizes->stride_width,
      .dilation_height = 1,
      .dilation_width = 1,
      .padding_top = sizes->kernel / 2,
      .padding_left = sizes->padding_left,
  };
  const int32_t taps = sizes->kernel * sizes->kernel;
  random_layer drawn = random_dsp_layer(source, 3, taps);
  int8_t *input = random_tensor(source, HEIGHT * at.input_width * 3);
  int8_t *expected = random_tensor(source, HEIGHT * at.output_width * 3);
  const packed tables = pack(&drawn, 3, taps);
  definition_depthwise(&at, &drawn.facts, input, expected);
  for (int32_t row = 0; row < HEIGHT; row++) {
    const int8_t *rows[HEIGHT];
    int8_t output[3 * 24];
    pex_rows(rows, at.kernel_height, input, 3 * at.input_width, HEIGHT, HEIGHT,
             row - at.padding_top, 1);
    sizes->made(params_of(&at, &drawn.facts, tables), rows, output);
    assert_memory_equal(expected + row * at.output_width * 3, output,
                        (size_t)(at.output_width * 3));
  }
  free(input);
  free(expected);
  free(tables.weights);
  free(tables.factors);
  random_layer_free(&drawn);
}

static void computes_rows_of_literal_sizes_as_defined(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 60 * COUNT(literal_cases); i++) {
    assert_literal_case(&source, &literal_cases[i % COUNT(literal_cases)]);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(computes_a_row_on_padding),
      cmocka_unit_test(computes_random_windows_as_defined),
      cmocka_unit_test(computes_rows_of_literal_sizes_as_defined),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
