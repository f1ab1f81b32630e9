#include <stdbool.h>
#include <stdlib.h>

#include "check.h"
#include "fields.h"
#include "pex_conv_dsp_sums.h"
#include "pex_conv_s8_dsp.h"
#include "row_runner.h"

/* Tables as the header of the kernel says. */
typedef struct {
  int32_t *weights;
  int32_t *outputs;
} packed_filters;

static int32_t *allocate(int32_t words) {
  int32_t *memory = malloc((size_t)words * sizeof(int32_t));
  assert_non_null(memory);
  return memory;
}

/* How the stack is used: channels and kernel rows in a chunk, pixels and pairs at a time. */
typedef struct {
  int32_t pixels;
  int32_t channels;
  int32_t rows;
  int32_t pairs;
} scratch_use;

/* A kernel row of a block of channels. */
typedef struct {
  int32_t row;
  int32_t first_channel;
  int32_t channels;
} block_row;

static int32_t weight(const window *at, const random_layer *drawn, int32_t filter, block_row of,
                      int32_t tap) {
  if (filter >= at->output_channels || tap >= at->kernel_width * of.channels) {
    return 0;
  }
  const int32_t column = tap / of.channels;
  const int32_t channel = of.first_channel + tap % of.channels;
  const int32_t rows_before = filter * at->kernel_height + of.row;
  return drawn->weights[(rows_before * at->kernel_width + column) * at->input_channels + channel];
}

static uint32_t halfword(const window *at, const random_layer *drawn, int32_t pair, block_row of,
                         int32_t tap) {
  const int32_t first = weight(at, drawn, 2 * pair, of, tap);
  const int32_t second = weight(at, drawn, 2 * pair + 1, of, tap);
  return (uint32_t)(256 * second + first) & 0xffffU;
}

static int32_t *pack_row(const window *at, const random_layer *drawn, int32_t pair, block_row of,
                         int32_t *next) {
  const int32_t taps = at->kernel_width * of.channels;
  for (int32_t tap = 0; tap < taps; tap += 4) {
    const int32_t left = taps - tap;
    const int32_t partner = left > 2 ? 2 : 1;
    *next++ = (int32_t)(halfword(at, drawn, pair, of, tap) |
                        halfword(at, drawn, pair, of, tap + partner) << 16);
    if (left > 2) {
      *next++ = (int32_t)(halfword(at, drawn, pair, of, tap + 1) |
                          halfword(at, drawn, pair, of, tap + 3) << 16);
    }
  }
  return next;
}

static packed_filters pack(const window *at, const random_layer *drawn, const scratch_use *use) {
  const int32_t pairs = (at->output_channels + 1) / 2;
  packed_filters packed;
  packed.weights =
      allocate(pairs * at->kernel_height * (at->kernel_width * at->input_channels + 3));
  packed.outputs = allocate(5 * pairs);
  int32_t *next = packed.weights;
  for (int32_t pair = 0; pair < pairs; pair++) {
    for (int32_t first = 0; first < at->input_channels; first += use->channels) {
      for (int32_t row = 0; row < at->kernel_height; row++) {
        const int32_t left = at->input_channels - first;
        const block_row of = {row, first, left < use->channels ? left : use->channels};
        next = pack_row(at, drawn, pair, of, next);
      }
    }
    const int32_t first = 2 * pair;
    const int32_t second = first + 1 < at->output_channels ? first + 1 : first;
    packed.outputs[5 * pair] = drawn->folded_bias[first];
    packed.outputs[5 * pair + 1] = drawn->folded_bias[second];
    packed.outputs[5 * pair + 2] = drawn->multiplier[first];
    packed.outputs[5 * pair + 3] = drawn->multiplier[second];
    packed.outputs[5 * pair + 4] =
        (-drawn->shift[first] - 1) | (int32_t)((uint32_t)(-drawn->shift[second] - 1) << 8);
  }
  return packed;
}

static int32_t value_words(const window *at, const scratch_use *use) {
  const int32_t columns = (use->pixels - 1) * at->stride_width + at->kernel_width;
  const int32_t taps = at->kernel_width * use->channels;
  const int32_t words = taps / 4 * 2 + (taps % 4 + 1) / 2;
  return use->channels % 4 == 0 && at->kernel_width > 1 ? use->rows * columns * use->channels / 2
                                                        : use->pixels * use->rows * words;
}

static scratch_use random_use(random_source *source, const window *at) {
  for (;;) {
    scratch_use use = {random_between(source, 1, 3), at->input_channels, at->kernel_height, 0};
    if (random_once_in(source, 2)) {
      use.rows = random_between(source, 1, at->kernel_height);
    }
    if (at->input_channels >= 4 && random_once_in(source, 2)) {
      use.channels = 4 * random_between(source, 1, at->input_channels / 4);
    }
    const bool all = use.rows == at->kernel_height && use.channels == at->input_channels;
    const int32_t room = PEX_CONV_DSP_SCRATCH_WORDS - value_words(at, &use);
    if (at->kernel_height % use.rows == 0 &&
        (at->kernel_width == 1 || at->input_channels % use.channels == 0) &&
        room >= (all ? 0 : 2 * use.pixels)) {
      use.pairs = all ? 0 : random_between(source, 1, room / (2 * use.pixels));
      return use;
    }
  }
}

static void call(const void *params, const int8_t *const *rows, int8_t *output,
                 int32_t output_pixel_bytes, const pex_part *part) {
  pex_conv_s8_dsp(params, rows, output, output_pixel_bytes, part);
}

static pex_conv_s8_dsp_params params_of(const window *at, const random_layer *drawn,
                                        const packed_filters *packed, const scratch_use *use) {
  const pex_conv_s8_dsp_params params = {
      SHAPE_FIELDS(at, input_channels),
      WINDOW_FIELDS(at),
      .weights = packed->weights,
      .outputs = packed->outputs,
      ZERO_POINT_FIELDS(&drawn->facts),
      CLAMP_FIELDS(&drawn->facts),
      .pixels = use->pixels,
      .block_channels = use->channels,
      .chunk_rows = use->rows,
      .chunk_pairs = use->pairs,
  };
  return params;
}

/* Shifts and weights that the kernel takes; every other layer has a RELU. */
static void make_fit(random_source *source, const window *at, random_layer *drawn) {
  const int32_t taps = at->kernel_height * at->kernel_width * at->input_channels;
  for (int32_t channel = 0; channel < at->output_channels; channel++) {
    drawn->shift[channel] = (int8_t)random_between(source, -14, -1);
    for (int32_t i = 0; i < taps; i++) {
      int8_t *const each = &drawn->weights[channel * taps + i];
      if (*each == INT8_MIN) {
        *each = -INT8_MAX;
        drawn->folded_bias[channel] -= drawn->facts.input_zero_point;
      }
    }
  }
  if (random_once_in(source, 2)) {
    drawn->facts.activation_min = drawn->facts.output_zero_point;
    if (drawn->facts.activation_max < drawn->facts.activation_min) {
      drawn->facts.activation_max = INT8_MAX;
    }
  }
}

static void computes_random_windows_as_defined(void **state) {
  const window_range range = {.largest_kernel = 5, .dilated = false, .far_padding = true};
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 300; i++) {
    window at = random_window(&source, range);
    at.output_channels = random_between(&source, 1, 9);
    at.dilation_height = 1;
    /* A stripe begins inside of the input. */
    at.padding_left -= random_once_in(&source, 3) ? random_between(&source, 1, 4) : 0;
    at.input_channels *= random_once_in(&source, 3) ? 4 : 1;
    const int32_t taps = at.kernel_height * at.kernel_width * at.input_channels;
    random_layer drawn = random_layer_of(&source, at.output_channels, taps, taps, 1);
    make_fit(&source, &at, &drawn);
    const scratch_use use = random_use(&source, &at);
    packed_filters packed = pack(&at, &drawn, &use);
    int8_t *input = random_tensor(&source, at.input_height * at.input_width * at.input_channels);
    int8_t *expected =
        random_tensor(&source, at.output_height * at.output_width * at.output_channels);
    definition_conv(&at, &drawn.facts, input, expected);
    const pex_conv_s8_dsp_params params = params_of(&at, &drawn, &packed, &use);
    const row_operator run = {at, call, &params, 0, 2};
    assert_rows(&source, &run, input, expected);
    free(input);
    free(expected);
    free(packed.weights);
    free(packed.outputs);
    random_layer_free(&drawn);
  }
}

enum { MANY_WORDS = 71 };

/* The sums that words give one after the other. */
static pex_conv_dsp_sums add_each(pex_conv_dsp_sums sums, const int32_t *weights,
                                  const int32_t *values, int32_t pixels) {
  for (int32_t i = 0; i < MANY_WORDS; i++) {
    sums = pex_conv_dsp_add_few(sums, weights + i, values + i, 1, MANY_WORDS, pixels);
  }
  return sums;
}

/* Words of which the compiler knows that they are many. */
static void adds_many_words_as_one_after_the_other(void **state) {
  static const pex_conv_dsp_sums start = {1, 2, 3, 4, 5, 6};
  int32_t weights[2 * MANY_WORDS];
  int32_t values[3 * MANY_WORDS];
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < COUNT(weights); i++) {
    weights[i] = random_between(&source, -INT16_MAX, INT16_MAX) * 65537;
  }
  for (int i = 0; i < COUNT(values); i++) {
    values[i] = random_between(&source, INT8_MIN, INT8_MAX) * 65537;
  }
  const pex_conv_dsp_sums one = add_each(start, weights, values, 1);
  const pex_conv_dsp_sums three = add_each(start, weights, values, 3);
  const pex_conv_dsp_sums second_start = {3, 4, 0, 0, 0, 0};
  const pex_conv_dsp_sums second = add_each(second_start, weights + MANY_WORDS, values, 1);
  const pex_conv_dsp_sums two = {one.both0, one.first0, second.both0, second.first0, 5, 6};
  const pex_conv_dsp_sums made[] = {
      pex_conv_dsp_add(start, weights, values, MANY_WORDS, MANY_WORDS, 1),
      pex_conv_dsp_add(start, weights, values, MANY_WORDS, MANY_WORDS, 3),
      pex_conv_dsp_add_of_two(start, weights, values, MANY_WORDS, MANY_WORDS),
  };
  assert_memory_equal(&one, &made[0], sizeof(one));
  assert_memory_equal(&three, &made[1], sizeof(three));
  assert_memory_equal(&two, &made[2], sizeof(two));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(computes_random_windows_as_defined),
      cmocka_unit_test(adds_many_words_as_one_after_the_other),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
