#include <stdlib.h>

#include "check.h"
#include "fields.h"
#include "pex_depthwise_3x3_s8_dsp.h"
#include "pex_depthwise_3x3_s8_dsp_inline.h"
#include "pex_rows.h"
#include "row_runner.h"

enum { WORDS = PEX_DEPTHWISE_3X3_S8_DSP_WORDS };

/* A word of four bytes, the first the lowest. */
static int32_t word_of(int first, int second, int third, int fourth) {
  return (int32_t)((uint32_t)(uint8_t)first | (uint32_t)(uint8_t)second << 8 |
                   (uint32_t)(uint8_t)third << 16 | (uint32_t)(uint8_t)fourth << 24);
}

/* The records of channels that are described as for the portable kernel. */
static int32_t *pack(const random_layer *drawn, int32_t channels) {
  int32_t *records = calloc((size_t)(channels * WORDS), sizeof(int32_t));
  if (records == NULL) {
    abort();
  }
  for (int32_t channel = 0; channel < channels; channel++) {
    int32_t *record = records + channel * WORDS;
    int w[9];
    for (int tap = 0; tap < 9; tap++) {
      w[tap] = drawn->weights[tap * channels + channel];
    }
    record[0] = word_of(w[0], w[1], w[3], w[4]);
    record[1] = word_of(w[2], w[6], w[5], w[7]);
    record[2] = (int32_t)((uint32_t)(2 * w[8]) << 16) | (-drawn->shift[channel] - 1);
    record[3] = 2 * drawn->folded_bias[channel];
    record[4] = drawn->multiplier[channel];
  }
  return records;
}

/* One channel, two columns, all weights different, the upper row and both outer columns on padding.
 */
static void computes_a_row_on_padding(void **state) {
  static const int8_t row1[] = {10, 20};
  static const int8_t row2[] = {30, 40};
  const int32_t records[] = {word_of(1, 2, 4, 5), word_of(3, 7, 6, 8), 18 << 16, 2 * -100, 1 << 30};
  const pex_depthwise_3x3_s8_dsp_params params = {
      .input_width = 2,
      .input_pixel_bytes = 1,
      .output_width = 2,
      .output_channels = 1,
      .stride_width = 1,
      .padding_left = 1,
      .channels = records,
      .input_zero_point = -2,
      .output_zero_point = -100,
      .activation_min = -100,
      .activation_max = 50,
  };
  /* (-100 - 2 * (1 + 2 + 3 + 4 + 7) + 5 * 10 + 6 * 20 + 8 * 30 + 9 * 40) / 4 - 100 = 59, and
   * (-100 - 2 * (1 + 2 + 3 + 6 + 9) + 4 * 10 + 5 * 20 + 7 * 30 + 8 * 40) / 4 - 100 */
  static const int8_t expected[] = {50, 32};
  const int8_t *rows[] = {NULL, row1, row2};
  const pex_part part = {0, 2, 0, 1, 0};
  int8_t output[2];
  (void)state;
  pex_depthwise_3x3_s8_dsp(&params, rows, output, 1, &part);
  assert_memory_equal(expected, output, sizeof(output));
}

static void call(const void *params, const int8_t *const *rows, int8_t *output,
                 int32_t output_pixel_bytes, const pex_part *part) {
  pex_depthwise_3x3_s8_dsp(params, rows, output, output_pixel_bytes, part);
}

/* Number of windows of 3 in so many inputs with padding, perhaps none. */
static int32_t windows(int32_t inputs, int32_t padding, int32_t stride) {
  const int32_t room = inputs + padding - 3;
  return room < 0 ? 0 : room / stride + 1;
}

static window random_window_3x3(random_source *source) {
  for (;;) {
    window at = {
        .input_height = random_between(source, 1, 7),
        .input_width = random_between(source, 1, 20),
        .input_channels = random_between(source, 1, 9),
        .kernel_height = 3,
        .kernel_width = 3,
        .stride_height = random_between(source, 1, 3),
        .stride_width = random_between(source, 1, 2),
        .dilation_height = 1,
        .dilation_width = 1,
        .padding_top = random_between(source, 0, 2),
        .padding_left = random_between(source, 0, 1),
    };
    at.output_channels = at.input_channels;
    at.output_height =
        windows(at.input_height, at.padding_top + random_between(source, 0, 2), at.stride_height);
    at.output_width =
        windows(at.input_width, at.padding_left + random_between(source, 0, 1), at.stride_width);
    if (at.output_height > 0 && at.output_width > 0) {
      return at;
    }
  }
}

/* Every other layer clamps all that is negative, as RELU does. */
static random_layer random_layer_3x3(random_source *source, int32_t channels) {
  random_layer drawn = random_layer_of(source, channels, 9, 1, channels);
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

static pex_depthwise_3x3_s8_dsp_params params_of(const window *at, const layer *facts,
                                                 const int32_t *records) {
  const pex_depthwise_3x3_s8_dsp_params params = {
      SHAPE_FIELDS(at, input_pixel_bytes),
      .stride_width = at->stride_width,
      .padding_left = at->padding_left,
      .channels = records,
      ZERO_POINT_FIELDS(facts),
      CLAMP_FIELDS(facts),
      .part_columns = at->output_width,
  };
  return params;
}

static void computes_random_windows_as_defined(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 500; i++) {
    const window at = random_window_3x3(&source);
    random_layer drawn = random_layer_3x3(&source, at.output_channels);
    int8_t *input = random_tensor(&source, at.input_height * at.input_width * at.input_channels);
    int8_t *expected =
        random_tensor(&source, at.output_height * at.output_width * at.output_channels);
    int32_t *records = pack(&drawn, at.output_channels);
    definition_depthwise(&at, &drawn.facts, input, expected);
    const pex_depthwise_3x3_s8_dsp_params params = params_of(&at, &drawn.facts, records);
    const row_operator run = {at, call, &params, 1, 0};
    assert_rows(&source, &run, input, expected);
    free(input);
    free(expected);
    free(records);
    random_layer_free(&drawn);
  }
}

/* Kernels of whole rows, and of rows in parts of so many columns, as generated code has them: the
 * compiler sees the sizes. */
typedef void literal_kernel(pex_depthwise_3x3_s8_dsp_params params, const int8_t *const *rows,
                            int8_t *output);

#define LITERALS(width_in, width_out, stride, padding, columns) \
  params.input_width = (width_in);                              \
  params.output_width = (width_out);                            \
  params.input_pixel_bytes = 3;                                 \
  params.stride_width = (stride);                               \
  params.padding_left = (padding);                              \
  params.part_columns = (columns)

#define LITERAL_KERNEL(name, width_in, width_out, stride, padding)                          \
  static void name(pex_depthwise_3x3_s8_dsp_params params, const int8_t *const *rows,       \
                   int8_t *output) {                                                        \
    const pex_part part = {.first_column = 0, .end_column = (width_out), .end_channel = 3}; \
    LITERALS(width_in, width_out, stride, padding, width_out);                              \
    pex_depthwise_3x3_s8_dsp_inline(&params, rows, output, 3, &part);                       \
  }

#define KERNEL_OF_PARTS(name, width_in, width_out, stride, padding, columns)          \
  static void name(pex_depthwise_3x3_s8_dsp_params params, const int8_t *const *rows, \
                   int8_t *output) {                                                  \
    LITERALS(width_in, width_out, stride, padding, columns);                          \
    for (int32_t end = 1; end < (width_out) + (columns); end += (columns)) {          \
      const int32_t first = end < (columns) ? 0 : end - (columns);                    \
      const pex_part part = {.first_column = first,                                   \
                             .end_column = end < (width_out) ? end : (width_out),     \
                             .end_channel = 3};                                       \
      pex_depthwise_3x3_s8_dsp_inline(&params, rows, output + 3 * first, 3, &part);   \
    }                                                                                 \
  }

LITERAL_KERNEL(narrow, 5, 5, 1, 1)
LITERAL_KERNEL(narrow_without_padding, 8, 6, 1, 0)
LITERAL_KERNEL(narrow_in_steps, 6, 3, 2, 0)
LITERAL_KERNEL(wide, 12, 12, 1, 1)
LITERAL_KERNEL(wide_in_steps, 17, 9, 2, 1)
KERNEL_OF_PARTS(single_columns, 6, 6, 1, 1, 1)
KERNEL_OF_PARTS(twos, 9, 9, 1, 1, 2)
KERNEL_OF_PARTS(threes_in_steps, 18, 9, 2, 0, 3)
KERNEL_OF_PARTS(eights, 20, 20, 1, 1, 8)

typedef struct {
  literal_kernel *kernel;
  int32_t input_width;
  int32_t output_width;
  int32_t stride_width;
  int32_t padding_left;
} literal_case;

static const literal_case literal_cases[] = {
    {narrow, 5, 5, 1, 1}, {narrow_without_padding, 8, 6, 1, 0}, {narrow_in_steps, 6, 3, 2, 0},
    {wide, 12, 12, 1, 1}, {wide_in_steps, 17, 9, 2, 1},         {single_columns, 6, 6, 1, 1},
    {twos, 9, 9, 1, 1},   {threes_in_steps, 18, 9, 2, 0},       {eights, 20, 20, 1, 1},
};

static void assert_literal_case(random_source *source, const literal_case *sizes) {
  const window at = {
      .input_height = 3,
      .input_width = sizes->input_width,
      .input_channels = 3,
      .output_height = 3,
      .output_width = sizes->output_width,
      .output_channels = 3,
      .kernel_height = 3,
      .kernel_width = 3,
      .stride_height = 1,
      .stride_width = sizes->stride_width,
      .dilation_height = 1,
      .dilation_width = 1,
      .padding_top = 1,
      .padding_left = sizes->padding_left,
  };
  random_layer drawn = random_layer_3x3(source, 3);
  int8_t *input = random_tensor(source, 3 * at.input_width * 3);
  int8_t *expected = random_tensor(source, 3 * at.output_width * 3);
  int32_t *records = pack(&drawn, 3);
  definition_depthwise(&at, &drawn.facts, input, expected);
  for (int32_t row = 0; row < 3; row++) {
    const int8_t *rows[3];
    int8_t output[3 * 20];
    pex_rows(rows, 3, input, 3 * at.input_width, 3, 3, row - 1, 1);
    sizes->kernel(params_of(&at, &drawn.facts, records), rows, output);
    assert_memory_equal(expected + row * at.output_width * 3, output,
                        (size_t)(at.output_width * 3));
  }
  free(input);
  free(expected);
  free(records);
  random_layer_free(&drawn);
}

static void computes_rows_of_literal_sizes_as_defined(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 100 * COUNT(literal_cases); i++) {
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
