#include "check.h"
#include "pex_taps.h"

static void finds_taps(void **state) {
  static const struct {
    int32_t first_column;
    int32_t dilation;
    int32_t kernel_width;
    int32_t input_width;
    pex_taps expected;
  } cases[] = {
      {2, 1, 3, 8, {0, 3, 2}},  {-1, 1, 3, 8, {1, 3, 0}}, {6, 1, 3, 8, {0, 2, 6}},
      {-1, 1, 3, 1, {1, 2, 0}}, {-3, 1, 3, 8, {3, 3, 0}}, {8, 1, 3, 8, {0, 0, 0}},
      {-3, 2, 3, 8, {2, 3, 1}}, {-1, 2, 4, 4, {1, 3, 1}}, {-1, 5, 3, 3, {1, 1, 0}},
      {-9, 1, 3, 2, {3, 3, 0}}, {0, 3, 1, 1, {0, 1, 0}},
  };
  (void)state;
  for (int i = 0; i < COUNT(cases); i++) {
    const pex_taps taps = pex_taps_inside(cases[i].first_column, cases[i].dilation,
                                          cases[i].kernel_width, cases[i].input_width, 0);
    assert_int_equal(cases[i].expected.first, taps.first);
    assert_int_equal(cases[i].expected.end, taps.end);
    assert_int_equal(cases[i].expected.offset, taps.offset);
  }
}

/* Every tap of [first, end) lies inside, no other one does. */
static void taps_inside(int32_t first_column, int32_t dilation, int32_t kernel_width,
                        int32_t input_width) {
  const pex_taps taps = pex_taps_inside(first_column, dilation, kernel_width, input_width, 0);
  assert_in_range(taps.first, 0, taps.end);
  assert_in_range(taps.end, taps.first, kernel_width);
  for (int32_t tap = 0; tap < kernel_width; tap++) {
    const int32_t column = first_column + tap * dilation;
    assert_int_equal(0 <= column && column < input_width, taps.first <= tap && tap < taps.end);
    if (tap == taps.first && tap < taps.end) {
      assert_int_equal(column, taps.offset);
    }
  }
}

static void finds_the_taps_of_every_small_window(void **state) {
  (void)state;
  for (int32_t first_column = -12; first_column <= 12; first_column++) {
    for (int32_t dilation = 1; dilation <= 4; dilation++) {
      for (int32_t kernel_width = 1; kernel_width <= 5; kernel_width++) {
        for (int32_t input_width = 1; input_width <= 9; input_width++) {
          taps_inside(first_column, dilation, kernel_width, input_width);
        }
      }
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(finds_taps),
      cmocka_unit_test(finds_the_taps_of_every_small_window),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
