#include "addition.h"
#include "check.h"
#include "pex_add_s8_dsp.h"
#include "pex_add_s8_dsp_inline.h"

static void adds(void **state) {
  (void)state;
  check_addition_of_table(pex_add_s8_dsp);
}

static void adds_every_pair_as_the_portable_kernel(void **state) {
  (void)state;
  check_addition_of_random_facts(pex_add_s8_dsp);
}

static void add_literal_sum(const pex_add_s8_params *params, const int8_t *first,
                            const int8_t *second, int8_t *output, int32_t first_element,
                            int32_t end_element) {
  (void)params;
  pex_add_s8_dsp_inline(&literal_sum, first, second, output, first_element, end_element);
}

static void add_literal_difference(const pex_add_s8_params *params, const int8_t *first,
                                   const int8_t *second, int8_t *output, int32_t first_element,
                                   int32_t end_element) {
  (void)params;
  pex_add_s8_dsp_inline(&literal_difference, first, second, output, first_element, end_element);
}

static void adds_with_literals(void **state) {
  (void)state;
  check_addition_of_pairs(add_literal_sum, &literal_sum, 301);
  check_addition_of_pairs(add_literal_difference, &literal_difference, 1402);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(adds),
      cmocka_unit_test(adds_every_pair_as_the_portable_kernel),
      cmocka_unit_test(adds_with_literals),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
