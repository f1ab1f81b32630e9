#include "check.h"
#include "pex_rows.h"

enum { MOST_ROWS = 5, NONE = -1 };

static void finds_rows(void **state) {
  static const struct {
    int32_t count;
    int32_t ring_rows;
    int32_t height;
    int32_t first_row;
    int32_t dilation;
    /* in the ring, or NONE for padding */
    int32_t expected[MOST_ROWS];
  } cases[] = {
      {3, 10, 10, 2, 1, {2, 3, 4}},     {3, 10, 10, -1, 1, {NONE, 0, 1}},
      {3, 10, 10, 8, 1, {8, 9, NONE}},  {3, 3, 10, 2, 1, {2, 0, 1}},
      {3, 4, 10, 7, 1, {3, 0, 1}},      {2, 10, 10, -5, 1, {NONE, NONE}},
      {2, 10, 10, 10, 1, {NONE, NONE}}, {3, 5, 10, 3, 2, {3, 0, 2}},
      {3, 10, 10, -2, 2, {NONE, 0, 2}}, {5, 1, 1, -2, 1, {NONE, NONE, 0, NONE, NONE}},
  };
  static const int8_t data[70];
  (void)state;
  for (int i = 0; i < COUNT(cases); i++) {
    const int8_t *rows[MOST_ROWS];
    pex_rows(rows, cases[i].count, data, 7, cases[i].ring_rows, cases[i].height, cases[i].first_row,
             cases[i].dilation);
    for (int32_t k = 0; k < cases[i].count; k++) {
      const int32_t row = cases[i].expected[k];
      assert_ptr_equal(row == NONE ? NULL : data + row * 7, rows[k]);
    }
  }
}

static void finds_the_newest_row_in_the_front(void **state) {
  static const int8_t lines[2 * 7];
  static const int8_t front[7];
  const int8_t *rows[3];
  (void)state;
  pex_rows_and_front(rows, 3, lines, 7, 2, 10, 3, 1, front, 5);
  assert_ptr_equal(lines + 7, rows[0]);
  assert_ptr_equal(lines, rows[1]);
  assert_ptr_equal(front, rows[2]);
  pex_rows_and_front(rows, 3, lines, 7, 2, 10, 8, 1, front, -1);
  assert_ptr_equal(lines, rows[0]);
  assert_ptr_equal(lines + 7, rows[1]);
  assert_null(rows[2]);
}

static void finds_the_row_of_a_tick(void **state) {
  static const struct {
    int32_t tick;
    int32_t row;
  } cases[] = {{0, -1}, {2, -1}, {3, 0}, {4, -1}, {5, 1}, {7, 2}, {9, -1}, {11, -1}};
  (void)state;
  for (int i = 0; i < COUNT(cases); i++) {
    const int32_t row = cases[i].row;
    assert_int_equal(row, pex_row_at(cases[i].tick, 3, 2, 3));
    assert_int_equal(row < 0 ? -1 : 2 - row, pex_row_from_end_at(cases[i].tick, 3, 2, 3));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(finds_rows),
      cmocka_unit_test(finds_the_newest_row_in_the_front),
      cmocka_unit_test(finds_the_row_of_a_tick),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
