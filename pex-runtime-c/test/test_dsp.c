#include "check.h"
#include "pex_dsp.h"

/* The bytes -128, 127, -1, 2 from the lowest on. */
static const uint32_t BYTES = 0x02ff7f80U;

static void loads_and_stores_at_any_address(void **state) {
  const int8_t values[] = {0, -128, 127, -1, 2};
  int8_t stored[] = {9, 9, 9, 9, 9, 9};
  const int8_t expected[] = {9, -128, 127, -1, 2, 9};
  const int32_t words[] = {1, -2, 3};
  (void)state;
  assert_int_equal(BYTES, pex_dsp_load(values + 1));
  pex_dsp_store(stored + 1, BYTES);
  assert_memory_equal(expected, stored, sizeof(stored));
  const pex_dsp_pair pair = pex_dsp_load_pair(words + 1);
  assert_int_equal(-2, pair.first);
  assert_int_equal(3, pair.second);
}

static void extends_bytes_to_halves(void **state) {
  (void)state;
  assert_int_equal(0xffffff80U, pex_dsp_sxtb16(BYTES));
  assert_int_equal(0x0002007fU, pex_dsp_sxtb16_ror8(BYTES));
  assert_int_equal(0x00000080U, pex_dsp_sxtab16(0x00010100U, BYTES));
  assert_int_equal(0x00018000U, pex_dsp_sxtab16_ror8(0xffff7f81U, BYTES));
}

static void packs_halves(void **state) {
  (void)state;
  assert_int_equal(0xcdef4567U, pex_dsp_pkhbt(0x01234567U, 0x89abcdefU));
  assert_int_equal(0x012389abU, pex_dsp_pkhtb(0x01234567U, 0x89abcdefU));
  assert_int_equal(0x0002ffffU, pex_dsp_ssub16(0x00017fffU, 0xffff8000U));
}

static void multiplies_halves(void **state) {
  const uint32_t first = 0xfffe0003U;  /* 3, -2 */
  const uint32_t second = 0x0005fffcU; /* -4, 5 */
  const uint32_t least = 0x80008000U;
  (void)state;
  assert_int_equal(100 - 12 - 10, pex_dsp_smlad(first, second, 100));
  assert_int_equal(-12 - 10, pex_dsp_smuad(first, second));
  assert_int_equal(100 - 12, pex_dsp_smlabb(first, second, 100));
  assert_int_equal(100 + 15, pex_dsp_smlabt(first, second, 100));
  assert_int_equal(100 - 10, pex_dsp_smlatt(first, second, 100));
  assert_int_equal(INT32_MAX, pex_dsp_smlad(least, least, -1));
  assert_int_equal(INT32_MIN, pex_dsp_smlad(least, least, 0));
}

static void rounds_high_halves_of_products(void **state) {
  (void)state;
  assert_int_equal(1, pex_dsp_smmulr(1 << 16, 1 << 15));
  assert_int_equal(0, pex_dsp_smmulr(-(1 << 16), 1 << 15));
  assert_int_equal(-1, pex_dsp_smmulr(-(1 << 16) - 1, 1 << 15));
  assert_int_equal(1 << 30, pex_dsp_smmulr(INT32_MIN, INT32_MIN));
  assert_int_equal(8, pex_dsp_smmlar(1 << 16, 1 << 15, 7));
  assert_int_equal(-7, pex_dsp_smmlar(-(1 << 16), 1 << 15, -7));
  assert_int_equal(INT32_MIN, pex_dsp_smmlar(1 << 16, 1 << 15, INT32_MAX));
}

static void compares_bytes(void **state) {
  (void)state;
  assert_int_equal(-128, pex_dsp_ssat8(-129));
  assert_int_equal(-128, pex_dsp_ssat8(-128));
  assert_int_equal(127, pex_dsp_ssat8(127));
  assert_int_equal(127, pex_dsp_ssat8(INT32_MAX));
  /* 2, -1, 127, -128 against -128, 127, -1, 2 */
  assert_int_equal(0x027f7f02U, pex_dsp_max8(0x807fff02U, BYTES));
  assert_int_equal(0x80ffff80U, pex_dsp_min8(0x807fff02U, BYTES));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(loads_and_stores_at_any_address),
      cmocka_unit_test(extends_bytes_to_halves),
      cmocka_unit_test(packs_halves),
      cmocka_unit_test(multiplies_halves),
      cmocka_unit_test(rounds_high_halves_of_products),
      cmocka_unit_test(compares_bytes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
