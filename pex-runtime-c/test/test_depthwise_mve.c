#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "fields.h"
#include "pack_mve.h"
#include "pex_depthwise_s8_mve.h"
#include "row_runner.h"

/* Six channels, a kernel of 1x2, the left tap on padding. */
static void computes_a_pixel(void **state) {
  static const int8_t padding[64] = {-2, -2, -2, -2, -2, -2};
  static const int8_t row[] = {10, 20, 30, 40, 50, 60};
  static const int8_t weights[2 * 16] = {1, 2, 3, 4, 5, 6, [16] = 6, 5, 4, 3, 2, 1};
  /* Biases 0 to 5, multipliers one half, shifts -1; channel 4 is the second of record 0. */
  static const int32_t half = 1 << 30;
  const int32_t records[4 * 9] = {
      0, 4, 0, 0, half, half, 0, 0, 0xffff, /* channels 0 and 4 */
      1, 5, 0, 0, half, half, 0, 0, 0xffff, /* channels 1 and 5 */
      2, 0, 0, 0, half, 0,    0, 0, 0x00ff, /* channel 2 */
      3, 0, 0, 0, half, 0,    0, 0, 0x00ff, /* channel 3 */
  };
  const pex_depthwise_s8_mve_params params = {
      .input_width = 1,
      .input_pixel_bytes = 6,
      .output_width = 1,
      .output_channels = 6,
      .kernel_height = 1,
      .kernel_width = 2,
      .stride_width = 1,
      .padding_left = 1,
      .weights = weights,
      .records = records,
      .padding = padding,
      .input_zero_point = -2,
      .output_zero_point = -10,
      .activation_min = -128,
      .activation_max = 19,
  };
  /* bias - 2 * weight + in * weight, a quarter of it (97 / 2 is 49, 49 / 2 is 25), less 10 */
  static const int8_t expected[] = {
      (0 - 2 + 60 + 2) / 4 - 10,
      (1 - 4 + 100 + 3) / 4 - 10,
      19, /* (2 - 6 + 120) / 4 - 10 */
      (3 - 8 + 120 + 1) / 4 - 10,
      (4 - 10 + 100 + 2) / 4 - 10,
      (5 - 12 + 60 + 3) / 4 - 10,
      99,
  };
  const int8_t *rows[] = {row};
  const pex_part part = {0, 1, 0, 6, 0};
  int8_t output[7] = {0, 0, 0, 0, 0, 0, 99};
  (void)state;
  pex_depthwise_s8_mve(&params, rows, output, 6, &part);
  assert_memory_equal(expected, output, sizeof(output));
}

static void call(const void *params, const int8_t *const *rows, int8_t *output,
                 int32_t output_pixel_bytes, const pex_part *part) {
  pex_depthwise_s8_mve(params, rows, output, output_pixel_bytes, part);
}

static void computes_random_windows_as_defined(void **state) {
  const window_range range = {.largest_kernel = 8, .dilated = false, .far_padding = true};
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 400; i++) {
    window at = random_window(&source, range);
    at.padding_left -= random_once_in(&source, 3) ? random_between(&source, 1, 4) : 0;
    const int32_t channels = random_once_in(&source, 3)   ? random_between(&source, 1, 8)
                             : random_once_in(&source, 2) ? 16 * random_between(&source, 1, 6)
                                                          : random_between(&source, 1, 70);
    const int32_t taps = at.kernel_height * at.kernel_width;
    at.input_channels = channels;
    at.output_channels = channels;
    random_layer drawn = random_layer_of(&source, channels, taps, 1, channels);
    restrict_shifts(&drawn, channels, -1);
    restrict_weights(&drawn, channels, taps);
    int8_t *input = random_tensor(&source, at.input_height * at.input_width * channels);
    int8_t *expected = random_tensor(&source, at.output_height * at.output_width * channels);
    int8_t padding[64];
    int8_t *weights = pack_depthwise_mve(drawn.weights, channels, taps);
    int32_t *records = pack_records_of_16_mve(&drawn, channels);
    memset(padding, drawn.facts.input_zero_point, sizeof(padding));
    definition_depthwise(&at, &drawn.facts, input, expected);
    const pex_depthwise_s8_mve_params params = {
        SHAPE_FIELDS(&at, input_pixel_bytes),
        WINDOW_FIELDS(&at),
        .weights = weights,
        .records = records,
        .padding = padding,
        ZERO_POINT_FIELDS(&drawn.facts),
        CLAMP_FIELDS(&drawn.facts),
    };
    const row_operator run = {at, call, &params, 1, 16};
    assert_rows(&source, &run, input, expected);
    free(input);
    free(expected);
    free(weights);
    free(records);
    random_layer_free(&drawn);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(computes_a_pixel),
      cmocka_unit_test(computes_random_windows_as_defined),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
