#include "counter.h"

#include "core.h"
#include "semihosting.h"

enum { CHECKED_ROUNDS = 100000, CALL_INSTRUCTIONS = 100 };

/* Other than the loop, the calls are counted, too, and the clock is read within a tick. */
static void check(void) {
  const uint64_t before = counter_ticks();
  core_spin(CHECKED_ROUNDS);
  const uint32_t counted = counter_instructions(counter_ticks() - before);
  const uint32_t spun = 2 * CHECKED_ROUNDS;
  if (counted + COUNTER_RESOLUTION < spun ||
      counted > spun + CALL_INSTRUCTIONS + COUNTER_RESOLUTION) {
    semihosting_fail("the clock does not count instructions");
  }
}

void counter_start(void) {
  core_start_clock();
  check();
}

uint64_t counter_ticks(void) {
  return core_ticks();
}

uint32_t counter_instructions(uint64_t ticks) {
  const uint64_t instructions = ticks * 1000 / CLOCK_MHZ;
  return instructions > UINT32_MAX ? UINT32_MAX : (uint32_t)instructions;
}
