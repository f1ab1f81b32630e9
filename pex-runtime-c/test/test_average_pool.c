#include "check.h"
#include "pex_average.h"
#include "pex_average_pool_s8.h"
#include "pex_requantize.h"
#include "pool.h"

static void rounds_the_mean_inside(void **state) {
  (void)state;
  check_average_pool_of_table(pex_average_pool_s8, 1);
}

static void computes_random_windows_as_defined(void **state) {
  (void)state;
  check_random_pools(pex_average_pool_s8, definition_average_pool);
}

static void divides_by_multiplication(void **state) {
  (void)state;
  for (int32_t count = 1; count <= PEX_AVERAGE_MOST; count++) {
    const pex_average average = pex_average_of(count);
    for (int32_t sum = -128 * count; sum <= 127 * count; sum++) {
      if (pex_average_divide(average, sum) != pex_divide_rounding_away(sum, count)) {
        fail_msg("%d / %d is %d", sum, count, pex_average_divide(average, sum));
      }
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rounds_the_mean_inside),
      cmocka_unit_test(computes_random_windows_as_defined),
      cmocka_unit_test(divides_by_multiplication),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
