#include "check.h"
#include "pex_detector.h"

enum { CLASSES = 4, KEYWORDS = 2 };

static const pex_detector_params params = {
    .classes = CLASSES, .keywords = KEYWORDS, .inferences = 3, .threshold = 100, .pause = 2};

/* Scores of the classes as probabilities in 256ths. */
static int32_t push(pex_detector_state *state, int first, int second, int third) {
  const int8_t scores[CLASSES] = {(int8_t)(first - 128), (int8_t)(second - 128),
                                  (int8_t)(third - 128), -128};
  return pex_detector_push(&params, state, scores);
}

static void nothing_is_detected_before_enough_inferences(void **state) {
  (void)state;
  int8_t scores[3 * CLASSES];
  pex_detector_state detector = pex_detector_start(scores);
  assert_int_equal(push(&detector, 0, 255, 0), PEX_NOTHING_DETECTED);
  assert_int_equal(push(&detector, 0, 255, 0), PEX_NOTHING_DETECTED);
  assert_int_equal(push(&detector, 0, 255, 0), 1);
}

static void the_mean_decides(void **state) {
  (void)state;
  int8_t scores[3 * CLASSES];
  pex_detector_state detector = pex_detector_start(scores);
  push(&detector, 0, 0, 255);
  push(&detector, 255, 0, 0);
  assert_int_equal(push(&detector, 44, 211, 0), PEX_NOTHING_DETECTED);
  assert_int_equal(push(&detector, 1, 0, 255), 0);
}

static void the_first_of_equal_keywords_is_detected(void **state) {
  (void)state;
  int8_t scores[3 * CLASSES];
  pex_detector_state detector = pex_detector_start(scores);
  push(&detector, 100, 100, 0);
  push(&detector, 100, 100, 0);
  assert_int_equal(push(&detector, 100, 100, 55), 0);
}

static void other_classes_are_not_detected(void **state) {
  (void)state;
  int8_t scores[3 * CLASSES];
  pex_detector_state detector = pex_detector_start(scores);
  for (int i = 0; i < 10; i++) {
    assert_int_equal(push(&detector, 0, 0, 255), PEX_NOTHING_DETECTED);
  }
}

static void a_pause_follows(void **state) {
  (void)state;
  int8_t scores[3 * CLASSES];
  pex_detector_state detector = pex_detector_start(scores);
  const int32_t expected[] = {-1, -1, 0, -1, -1, 0, -1, -1, 0};
  for (int i = 0; i < COUNT(expected); i++) {
    assert_int_equal(push(&detector, 255, 0, 0), expected[i]);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nothing_is_detected_before_enough_inferences),
      cmocka_unit_test(the_mean_decides),
      cmocka_unit_test(the_first_of_equal_keywords_is_detected),
      cmocka_unit_test(other_classes_are_not_detected),
      cmocka_unit_test(a_pause_follows),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
