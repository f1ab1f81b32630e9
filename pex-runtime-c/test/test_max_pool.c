#include "check.h"
#include "pex_max_pool_s8.h"
#include "pool.h"

static void takes_the_largest_inside(void **state) {
  (void)state;
  check_max_pool_of_table(pex_max_pool_s8, 1);
}

static void computes_random_windows_as_defined(void **state) {
  (void)state;
  check_random_pools(pex_max_pool_s8, definition_max_pool);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(takes_the_largest_inside),
      cmocka_unit_test(computes_random_windows_as_defined),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
