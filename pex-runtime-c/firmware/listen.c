/* Listens to the 16-bit samples in the file 'input' with a generated network that gets rows of
 * features, and writes to the file 'outputs' of each inference the scores and, in one more byte,
 * the detected keyword or -1; to the file 'report' what it costs.
 *
 * NETWORK is the network's name, NETWORK_UPPER the same in upper case, as its macros have it. What
 * stands before and behind it comes from dev.pex.codesign.listen.ListenerSource. */
#include <string.h>

#include "counter.h"
#include "detector.h"
#include "front_end.h"
#include "names.h"
#include "pex_mfcc.h"
#include "report.h"
#include "semihosting.h"

#define FEED_ROWS(port, rows, row_bytes) (rows)
#define FEED_ROW_BYTES(port, rows, row_bytes) (row_bytes)
#define FEED_PUSH(port, rows, row_bytes) JOIN(NETWORK, _push_##port##_row)
enum {
  ROWS = JOIN(NETWORK_UPPER, _FED_INPUT)(FEED_ROWS),
  ROW_BYTES = JOIN(NETWORK_UPPER, _FED_INPUT)(FEED_ROW_BYTES),
  BLOCK = 320,
};

#define OUTPUT_BYTES(port, bytes) (bytes)

/* Fails to compile if a row of features is not one of the network's input. */
typedef char features_are_rows_of_the_input[FRONT_END_COEFFICIENTS == ROW_BYTES ? 1 : -1];

/* Fails to compile if the network does not give a score for each class. */
typedef char output_is_a_score_for_each_class
    [DETECTOR_CLASSES == JOIN(NETWORK_UPPER, _OUTPUTS)(OUTPUT_BYTES) ? 1 : -1];

/* All that a listener needs. Scratch of the front end and arena of the network are free when the
 * other one works. */
typedef struct {
  int16_t window[FRONT_END_WINDOW_SAMPLES];
  int8_t rows[ROWS][ROW_BYTES];
  int8_t scores[DETECTOR_INFERENCES * DETECTOR_CLASSES];
  pex_mfcc_state front_end;
  pex_detector_state detector;
  int32_t next_row;
  int32_t missing_rows;
  union {
    int32_t scratch[FRONT_END_SCRATCH];
    JOIN(NETWORK, _arena) arena;
  } work;
} listener;

static listener listening;
static uint64_t most_ticks_for_row;
static uint64_t most_ticks_for_inference;

static void start(void) {
  listening.front_end = pex_mfcc_start(&front_end, listening.window);
  listening.detector = pex_detector_start(listening.scores);
  listening.next_row = 0;
  listening.missing_rows = ROWS;
}

/* Makes the newest row of features, in the place of the oldest. True if the network infers now. */
static bool take_row(void) {
  pex_mfcc_row(&front_end, &listening.front_end, listening.work.scratch,
               listening.rows[listening.next_row]);
  listening.next_row = listening.next_row + 1 == ROWS ? 0 : listening.next_row + 1;
  if (--listening.missing_rows > 0) {
    return false;
  }
  listening.missing_rows = DETECTOR_ROWS_PER_INFERENCE;
  return true;
}

/* Infers from the kept rows, the oldest first. They are pushed from where they lie. */
static void infer(void) {
  int32_t row = listening.next_row;
  JOIN(NETWORK, _begin)(&listening.work.arena);
  while (JOIN(NETWORK_UPPER, _FED_INPUT)(FEED_PUSH)(&listening.work.arena, listening.rows[row]) ==
         PEX_MORE) {
    row = row + 1 == ROWS ? 0 : row + 1;
  }
}

static const int8_t *scores(void) {
#define FIRST_OUTPUT(port, bytes) JOIN(NETWORK, _##port)(&listening.work.arena)
  return JOIN(NETWORK_UPPER, _OUTPUTS)(FIRST_OUTPUT);
}

static uint64_t larger(uint64_t a, uint64_t b) {
  return a > b ? a : b;
}

static void hear(int16_t sample, int32_t output_file) {
  if (!pex_mfcc_push(&front_end, &listening.front_end, sample)) {
    return;
  }
  const uint64_t start = counter_ticks();
  const bool infers = take_row();
  const uint64_t made = counter_ticks();
  most_ticks_for_row = larger(most_ticks_for_row, made - start);
  if (infers) {
    infer();
    most_ticks_for_inference = larger(most_ticks_for_inference, counter_ticks() - made);
    const int8_t keyword = (int8_t)pex_detector_push(&detector, &listening.detector, scores());
    semihosting_write(output_file, scores(), DETECTOR_CLASSES);
    semihosting_write(output_file, &keyword, 1);
  }
}

int main(void) {
  static int16_t block[BLOCK];
  const int32_t input = semihosting_open_to_read("input");
  const int32_t outputs = semihosting_open_to_write("outputs");
  if (input < 0) {
    semihosting_fail("there is no file 'input'");
  }
  counter_start();
  start();
  for (int32_t left = semihosting_size(input) / (int32_t)sizeof(int16_t); left > 0; left -= BLOCK) {
    const int32_t samples = left < BLOCK ? left : BLOCK;
    semihosting_read(input, block, samples * (int32_t)sizeof(int16_t));
    for (int32_t i = 0; i < samples; i++) {
      hear(block[i], outputs);
    }
  }
  const int32_t file = semihosting_open_to_write("report");
  report(file, "instructions_of_row ", counter_instructions(most_ticks_for_row));
  report(file, "instructions_of_inference ", counter_instructions(most_ticks_for_inference));
  report(file, "instructions_resolution ", COUNTER_RESOLUTION);
  report(file, "listener_bytes ", (uint32_t)sizeof listening);
  return 0;
}
