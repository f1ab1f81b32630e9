#include "counter.h"

/* Registers of the CMSDK APB timer, which counts down. */
typedef struct {
  uint32_t control;
  uint32_t value;
  uint32_t reload;
} timer_registers;

#define TIMER ((volatile timer_registers *)0x40000000u)

void counter_start(void) {
  TIMER->control = 0;
  TIMER->reload = UINT32_MAX;
  TIMER->value = UINT32_MAX;
  TIMER->control = 1;
}

uint32_t counter_ticks(void) {
  return UINT32_MAX - TIMER->value;
}
