#include "pex_detector.h"

#include <string.h>

#include "pex_assert.h"

pex_detector_state pex_detector_start(int8_t *scores) {
  return (pex_detector_state){.scores = scores, .seen = 0, .next = 0, .pause = 0};
}

static void keep(const pex_detector_params *params, pex_detector_state *state,
                 const int8_t *scores) {
  memcpy(state->scores + state->next * params->classes, scores, (size_t)params->classes);
  state->next = state->next + 1 == params->inferences ? 0 : state->next + 1;
  state->seen = state->seen < params->inferences ? state->seen + 1 : state->seen;
}

/* Sum of the probabilities of one class in 256ths. */
static int32_t sum_of(const pex_detector_params *params, const pex_detector_state *state,
                      int32_t label) {
  int32_t sum = 0;
  for (int32_t i = 0; i < params->inferences; i++) {
    sum += state->scores[i * params->classes + label] + 128;
  }
  return sum;
}

int32_t pex_detector_push(const pex_detector_params *params, pex_detector_state *state,
                          const int8_t *scores) {
  PEX_ASSERT(params->keywords >= 1 && params->keywords <= params->classes);
  PEX_ASSERT(params->inferences >= 1 && params->inferences <= 1 << 20);
  keep(params, state, scores);
  if (state->pause > 0) {
    state->pause--;
    return PEX_NOTHING_DETECTED;
  }
  if (state->seen < params->inferences) {
    return PEX_NOTHING_DETECTED;
  }
  int32_t best = 0;
  int32_t highest = sum_of(params, state, 0);
  for (int32_t label = 1; label < params->keywords; label++) {
    const int32_t sum = sum_of(params, state, label);
    if (sum > highest) {
      best = label;
      highest = sum;
    }
  }
  if (highest < params->threshold * params->inferences) {
    return PEX_NOTHING_DETECTED;
  }
  state->pause = params->pause;
  return best;
}
