#include "core.h"

/* The timer that each Cortex-M has: 24 bits, counting down. */
typedef struct {
  uint32_t control;
  uint32_t reload;
  uint32_t value;
} systick_registers;

#define SYSTICK ((volatile systick_registers *)0xE000E010u)

enum { ENABLED = 1, WITH_INTERRUPT = 2, PROCESSOR_CLOCK = 4, LAST_TICK = 0xFFFFFF };

static volatile uint32_t periods;

void systick_handler(void);
void systick_handler(void) {
  periods++;
}

int32_t core_semihosting(int32_t operation, uint32_t argument) {
  register int32_t result __asm__("r0") = operation;
  register uint32_t block __asm__("r1") = argument;
  __asm__ volatile("bkpt 0xAB" : "+r"(result) : "r"(block) : "memory");
  return result;
}

void core_start_clock(void) {
  SYSTICK->reload = LAST_TICK;
  SYSTICK->value = 0;
  SYSTICK->control = ENABLED | WITH_INTERRUPT | PROCESSOR_CLOCK;
}

uint64_t core_ticks(void) {
  uint32_t before;
  uint32_t value;
  do {
    before = periods;
    value = SYSTICK->value;
  } while (periods != before);
  return ((uint64_t)before << 24) + ((0 - value) & LAST_TICK);
}

void core_spin(uint32_t rounds) {
  __asm__ volatile(
      ".syntax unified\n"
      "1: subs %0, #1\n"
      "bne 1b"
      : "+l"(rounds)
      :
      : "cc");
}
