#ifndef COUNTER_H
#define COUNTER_H

#include <stdint.h>

/* Executed instructions. QEMU with -icount shift=0 takes one nanosecond for each instruction, so a
 * clock of CLOCK_MHZ ticks once in 1000 / CLOCK_MHZ instructions. */
#define COUNTER_RESOLUTION ((1000 + CLOCK_MHZ - 1) / CLOCK_MHZ)

/* Starts the clock, and ends the program if a loop of known length takes another time. */
void counter_start(void);

/* Ticks since the start. */
uint64_t counter_ticks(void);

/* The instructions of so many ticks; UINT32_MAX stands for more. */
uint32_t counter_instructions(uint64_t ticks);

#endif
