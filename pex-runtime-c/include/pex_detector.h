#ifndef PEX_DETECTOR_H
#define PEX_DETECTOR_H

#include <stdint.h>

/* Fixed facts of one detector. */
typedef struct {
  int32_t classes;
  int32_t keywords;
  int32_t inferences;
  int32_t threshold;
  int32_t pause;
} pex_detector_params;

/* What inferences to come are smoothed with. */
typedef struct {
  int8_t *scores;
  int32_t seen;
  int32_t next;
  int32_t pause;
} pex_detector_state;

/* What pex_detector_push returns where nothing was detected. */
#define PEX_NOTHING_DETECTED (-1)

/* A state before the first inference. scores is [inferences][classes] and belongs to the state. */
pex_detector_state pex_detector_start(int8_t *scores);

/* Takes the scores of one inference and tells which keyword is heard, by smoothed posteriors (Chen,
 * Parada, Heigold: Small-footprint keyword spotting using deep neural networks, 2014).
 *
 * Shapes: scores is [classes], the first keywords of them are to be detected.
 *
 * Quantisation: a score q stands for the probability (q + 128) / 256, as softmax gives it.
 *
 * Returns the keyword whose mean over the newest inferences is highest, the first of equal ones, if
 * that mean is at least threshold / 256; PEX_NOTHING_DETECTED otherwise, before so many inferences
 * were seen, and for the next pause inferences after a detection.
 *
 * Preconditions: 1 <= keywords <= classes; inferences is in 1..2^20; threshold in 0..255; pause is
 * not negative. */
int32_t pex_detector_push(const pex_detector_params *params, pex_detector_state *state,
                          const int8_t *scores);

#endif
