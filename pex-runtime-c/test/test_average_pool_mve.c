#include "check.h"
#include "pex_average_pool_s8_mve.h"
#include "pex_average_pool_s8_mve_inline.h"
#include "pool.h"

static void rounds_the_mean_inside(void **state) {
  (void)state;
  check_average_pool_of_table(pex_average_pool_s8_mve, 18);
}

static void sums_as_many_inputs_as_it_may(void **state) {
  (void)state;
  check_average_pool_of_ends(pex_average_pool_s8_mve, 31, 33);
}

static void computes_random_windows_as_defined(void **state) {
  (void)state;
  check_random_pools(pex_average_pool_s8_mve, definition_average_pool);
}

static void pool_literal(const pex_pool_params *params, const int8_t *const *rows, int8_t *output,
                         int32_t output_pixel_bytes, const pex_part *part) {
  (void)params;
  pex_average_pool_s8_mve_inline(&literal_pool, rows, output, output_pixel_bytes, part);
}

static void computes_with_literals(void **state) {
  (void)state;
  check_literal_pool(pool_literal, definition_average_pool);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rounds_the_mean_inside),
      cmocka_unit_test(sums_as_many_inputs_as_it_may),
      cmocka_unit_test(computes_random_windows_as_defined),
      cmocka_unit_test(computes_with_literals),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
