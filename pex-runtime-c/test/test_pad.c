#include <stdlib.h>

#include "check.h"
#include "fields.h"
#include "pex_pad_s8.h"
#include "row_runner.h"

static void surrounds_a_row(void **state) {
  static const int8_t row[] = {1, 2, 3, 4};
  static const int8_t inside[] = {-9, -9, 1, 2, 3, 4, -9, -9, -9, -9};
  static const int8_t outside[] = {-9, -9, -9, -9, -9, -9, -9, -9, -9, -9};
  const pex_pad_s8_params params = {
      .input_width = 2,
      .input_pixel_bytes = 2,
      .output_width = 5,
      .output_channels = 2,
      .padding_left = 1,
      .input_zero_point = -9,
  };
  const int8_t *in[] = {row};
  const int8_t *out[] = {NULL};
  const pex_part part = {0, 5, 0, 2, 0};
  int8_t output[10];
  (void)state;
  pex_pad_s8(&params, in, output, 2, &part);
  assert_memory_equal(inside, output, sizeof(output));
  pex_pad_s8(&params, out, output, 2, &part);
  assert_memory_equal(outside, output, sizeof(output));
}

static void leaves_columns_out(void **state) {
  static const int8_t row[] = {1, 2, 3, 4, 5, 6, 7, 8};
  static const int8_t expected[] = {3, 4, 5, 6};
  const pex_pad_s8_params params = {
      .input_width = 4,
      .input_pixel_bytes = 2,
      .output_width = 2,
      .output_channels = 2,
      .padding_left = -1,
      .input_zero_point = -9,
  };
  const int8_t *in[] = {row};
  const pex_part part = {0, 2, 0, 2, 0};
  int8_t output[4];
  (void)state;
  pex_pad_s8(&params, in, output, 2, &part);
  assert_memory_equal(expected, output, sizeof(output));
}

static void call(const void *params, const int8_t *const *rows, int8_t *output,
                 int32_t output_pixel_bytes, const pex_part *part) {
  pex_pad_s8(params, rows, output, output_pixel_bytes, part);
}

static void pads_random_tensors_as_defined(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 300; i++) {
    window at = random_window(&source, (window_range){.largest_kernel = 1});
    at.stride_height = 1;
    at.stride_width = 1;
    at.padding_top = random_between(&source, 0, 3);
    at.padding_left = random_between(&source, 0, 3);
    at.output_height = at.input_height + at.padding_top + random_between(&source, 0, 3);
    at.output_width = at.input_width + at.padding_left + random_between(&source, 0, 3);
    const layer ends = random_ends(&source);
    int8_t *input = random_tensor(&source, at.input_height * at.input_width * at.input_channels);
    int8_t *expected =
        random_tensor(&source, at.output_height * at.output_width * at.output_channels);
    definition_pad(&at, &ends, input, expected);
    const pex_pad_s8_params params = {
        SHAPE_FIELDS(&at, input_pixel_bytes),
        .padding_left = at.padding_left,
        .input_zero_point = ends.input_zero_point,
    };
    const row_operator run = {at, call, &params, 1, 0};
    assert_rows(&source, &run, input, expected);
    free(input);
    free(expected);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(surrounds_a_row),
      cmocka_unit_test(leaves_columns_out),
      cmocka_unit_test(pads_random_tensors_as_defined),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
