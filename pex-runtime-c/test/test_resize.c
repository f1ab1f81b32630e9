#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "pex_resize_bilinear_s8.h"
#include "pex_resize_nearest_s8.h"
#include "random_case.h"

enum { ONE = 1024 };

static void doubles_a_row(void **state) {
  static const int8_t row[] = {1, 2, 3, 4};
  static const int8_t doubled[] = {1, 2, 1, 2, 3, 4, 3, 4};
  const pex_resize_nearest_s8_params params = {
      .input_width = 2,
      .input_pixel_bytes = 2,
      .output_width = 4,
      .output_channels = 2,
      .column_step = 1,
      .column_start = 0,
      .column_unit = 2,
  };
  const int8_t *rows[] = {row};
  const pex_part all = {0, 4, 0, 2, 0};
  const pex_part middle = {1, 3, 1, 2, 0};
  int8_t output[8];
  (void)state;
  pex_resize_nearest_s8(&params, rows, output, 2, &all);
  assert_memory_equal(doubled, output, sizeof(output));
  rows[0] = row + 1;
  memset(output, 0, sizeof(output));
  pex_resize_nearest_s8(&params, rows, output, 2, &middle);
  assert_int_equal(2, output[0]);
  assert_int_equal(0, output[1]);
  assert_int_equal(4, output[2]);
  const pex_part last = {2, 4, 0, 2, 1};
  rows[0] = row + 2;
  pex_resize_nearest_s8(&params, rows, output, 2, &last);
  assert_memory_equal(doubled + 4, output, 4);
}

static const pex_resize_bilinear_s8_params twice = {
    .input_width = 2,
    .input_pixel_bytes = 1,
    .output_width = 4,
    .output_channels = 1,
    .row_step = 512,
    .row_start = -256,
    .column_step = 512,
    .column_start = -256,
};

static void weighs_neighbours(void **state) {
  static const int8_t above[] = {0, 16};
  static const int8_t below[] = {32, -128};
  static const int8_t first[] = {0, 4, 12, 16};
  static const int8_t second[] = {8, 1, -13, -20};
  const int8_t *rows[] = {above, below};
  const int8_t *last[] = {below, NULL};
  const pex_part all = {0, 4, 0, 1, 0};
  int8_t output[4];
  (void)state;
  pex_resize_bilinear_s8(&twice, rows, 0, output, 1, &all);
  assert_memory_equal(first, output, sizeof(output));
  pex_resize_bilinear_s8(&twice, rows, 1, output, 1, &all);
  assert_memory_equal(second, output, sizeof(output));
  pex_resize_bilinear_s8(&twice, last, 3, output, 1, &all);
  assert_int_equal(32, output[0]);
  assert_int_equal(-128, output[3]);
  const pex_part right = {3, 4, 0, 1, 1};
  const int8_t *ends[] = {above + 1, below + 1};
  pex_resize_bilinear_s8(&twice, ends, 1, output, 1, &right);
  assert_int_equal(second[3], output[0]);
}

/* The same mean with one weight for each of four elements, in 64 bits. */
static int8_t defined(const int8_t *const *rows, const int32_t *columns, int32_t below,
                      int32_t right) {
  const int64_t sum = (int64_t)rows[0][columns[0]] * (ONE - below) * (ONE - right) +
                      (int64_t)rows[0][columns[1]] * (ONE - below) * right +
                      (int64_t)rows[1][columns[0]] * below * (ONE - right) +
                      (int64_t)rows[1][columns[1]] * below * right;
  const int64_t magnitude = ((sum < 0 ? -sum : sum) + ONE * ONE / 2) / (ONE * ONE);
  return (int8_t)(sum < 0 ? -magnitude : magnitude);
}

static void resizes_random_rows_as_defined(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 500; i++) {
    const int32_t width = random_between(&source, 1, 9);
    const int32_t columns = random_between(&source, 1, 20);
    const int32_t step = (ONE * width + columns / 2) / columns;
    const pex_resize_bilinear_s8_params params = {
        .input_width = width,
        .input_pixel_bytes = 1,
        .output_width = columns,
        .output_channels = 1,
        .row_step = random_between(&source, 0, ONE),
        .row_start = random_between(&source, 0, ONE),
        .column_step = step,
        .column_start = step / 2 - ONE / 2,
    };
    int8_t *above = random_tensor(&source, width);
    int8_t *under = random_tensor(&source, width);
    int8_t *output = random_tensor(&source, columns);
    const int8_t *rows[] = {above, under};
    const pex_part all = {0, columns, 0, 1, 0};
    const int32_t row = random_between(&source, 0, 5);
    pex_resize_bilinear_s8(&params, rows, row, output, 1, &all);
    const int32_t below = (row * params.row_step + params.row_start) % ONE;
    for (int32_t column = 0; column < columns; column++) {
      int32_t place = column * step + step / 2 - ONE / 2;
      place = place < 0 ? 0 : place > (width - 1) * ONE ? (width - 1) * ONE : place;
      const int32_t around[] = {place / ONE, (place + ONE - 1) / ONE};
      assert_int_equal(defined(rows, around, below, place % ONE), output[column]);
    }
    free(above);
    free(under);
    free(output);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(doubles_a_row),
      cmocka_unit_test(weighs_neighbours),
      cmocka_unit_test(resizes_random_rows_as_defined),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
