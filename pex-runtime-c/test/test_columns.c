#include "check.h"
#include "pex_columns.h"

enum { TICKS = 4 };

static void finds_the_columns_of_a_tick(void **state) {
  static const struct {
    pex_column_ticks ticks;
    pex_columns expected[TICKS];
  } cases[] = {
      {{3, 1, 7, 0, 3}, {{0, 0, 2, 2}, {2, 2, 5, 5}, {5, 5, 7, 7}}},
      {{3, 0, 7, 2, 4}, {{0, 0, 3, 1}, {1, 3, 6, 4}, {4, 6, 7, 7}, {7, 7, 7, 7}}},
      {{3, 0, 7, 4, 3}, {{0, 0, 3, 0}, {0, 3, 6, 2}, {2, 6, 7, 7}}},
      {{2, 3, 3, 1, 4}, {{0, 0, 0, 0}, {0, 0, 1, 0}, {0, 1, 3, 2}, {2, 3, 3, 3}}},
  };
  (void)state;
  for (int i = 0; i < COUNT(cases); i++) {
    for (int32_t tick = 0; tick < cases[i].ticks.ticks; tick++) {
      const pex_columns columns = pex_columns_at(&cases[i].ticks, tick);
      assert_int_equal(cases[i].expected[tick].held, columns.held);
      assert_int_equal(cases[i].expected[tick].first, columns.first);
      assert_int_equal(cases[i].expected[tick].end, columns.end);
      assert_int_equal(cases[i].expected[tick].kept, columns.kept);
    }
  }
}

static void copies_and_moves(void **state) {
  const pex_columns columns = {1, 2, 4, 3};
  const int8_t expected_row[] = {0, 0, 1, 2, 3, 4, 0, 0};
  const int8_t expected_front[] = {5, 6, 3, 4, 5, 6};
  int8_t front[] = {1, 2, 3, 4, 5, 6};
  int8_t row[8] = {0};
  (void)state;
  pex_columns_copy(&columns, front, row, 2);
  pex_columns_move(&columns, front, 2);
  assert_memory_equal(expected_row, row, sizeof row);
  assert_memory_equal(expected_front, front, sizeof front);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(finds_the_columns_of_a_tick),
      cmocka_unit_test(copies_and_moves),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
