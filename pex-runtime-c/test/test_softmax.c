#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "pex_softmax_s8.h"
#include "random_case.h"

enum { MOST = 12 };

/* Outputs of the reference kernel of TensorFlow Lite 2.20 for inputs of these scales. */
static void gives_the_bytes_of_the_reference_kernel(void **state) {
  static const struct {
    pex_softmax_s8_params params;
    int8_t input[MOST];
    int8_t expected[MOST];
  } cases[] = {
      /* 0.1 */
      {{1, 1717986944, 23, -248}, {5}, {127}},
      {{4, 1717986944, 23, -248}, {7, 7, 7, 7}, {-64, -64, -64, -64}},
      {{4, 1717986944, 23, -248}, {-10, 0, 10, 20}, {-120, -106, -67, 37}},
      /* 1 */
      {{4, 1073741824, 27, -15}, {-128, -1, 0, 127}, {-128, -128, -128, 127}},
      /* 0.19 */
      {{12, 1632087552, 24, -124},
       {-60, -3, 11, 12, 40, 38, -128, 9, 0, 1, 2, 39},
       {-128, -128, -128, -128, -27, -59, -128, -128, -128, -128, -128, -44}},
      /* 1 / 1024 */
      {{5, 1073741824, 17, -15872}, {-128, -64, 0, 64, 127}, {-83, -80, -77, -74, -70}},
      /* 1 / 16 */
      {{4, 1073741824, 23, -248}, {0, 16, 32, 48}, {-120, -106, -67, 37}},
  };
  (void)state;
  for (int i = 0; i < COUNT(cases); i++) {
    int8_t output[MOST];
    pex_softmax_s8(&cases[i].params, cases[i].input, output, 0, cases[i].params.depth);
    assert_memory_equal(cases[i].expected, output, (size_t)cases[i].params.depth);
  }
}

/* The reference kernel refuses a sum of 512 exponentials of zero; 511 it takes. */
static void rounds_to_zero_where_the_sum_is_large(void **state) {
  static const struct {
    int32_t depth;
    int8_t expected;
  } cases[] = {{511, -127}, {512, -128}, {4095, -128}};
  (void)state;
  for (int i = 0; i < COUNT(cases); i++) {
    const pex_softmax_s8_params params = {cases[i].depth, 1 << 30, 23, -248};
    int8_t values[4095];
    memset(values, 3, sizeof(values));
    pex_softmax_s8(&params, values, values, 0, cases[i].depth);
    for (int32_t k = 0; k < cases[i].depth; k++) {
      assert_int_equal(cases[i].expected, values[k]);
    }
  }
}

static void is_within_one_of_the_real_softmax(const int8_t *input, const int8_t *output,
                                              int32_t depth, double scale) {
  double sum = 0;
  for (int32_t k = 0; k < depth; k++) {
    sum += exp(scale * input[k]);
  }
  for (int32_t k = 0; k < depth; k++) {
    const double real = fmin(256 * exp(scale * input[k]) / sum - 128, 127);
    assert_true(fabs(real - output[k]) <= 1);
  }
}

static void approximates_softmax_of_random_runs(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 300; i++) {
    const int32_t depth = random_between(&source, 1, 60);
    const int32_t runs = random_between(&source, 1, 4);
    const int32_t shift = random_between(&source, 17, 27);
    const int32_t multiplier = random_between(&source, 1 << 30, INT32_MAX);
    const int32_t diff_min = -(int32_t)((((int64_t)1 << 31) - (1 << 26)) >> shift);
    const pex_softmax_s8_params params = {depth, multiplier, shift, diff_min};
    int8_t *input = random_tensor(&source, runs * depth);
    int8_t *output = random_tensor(&source, runs * depth);
    memcpy(output, input, (size_t)(runs * depth));
    const int32_t middle = depth * random_between(&source, 0, runs);
    pex_softmax_s8(&params, output, output, 0, middle);
    pex_softmax_s8(&params, output, output, middle, runs * depth);
    const double scale = ldexp((double)multiplier, shift - 31 - 26);
    for (int32_t run = 0; run < runs; run++) {
      is_within_one_of_the_real_softmax(input + run * depth, output + run * depth, depth, scale);
    }
    free(input);
    free(output);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(gives_the_bytes_of_the_reference_kernel),
      cmocka_unit_test(rounds_to_zero_where_the_sum_is_large),
      cmocka_unit_test(approximates_softmax_of_random_runs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
