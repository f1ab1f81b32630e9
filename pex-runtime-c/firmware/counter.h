#ifndef COUNTER_H
#define COUNTER_H

#include <stdint.h>

/* Executed instructions, by the board's first timer. QEMU with -icount shift=0 takes one nanosecond
 * for each instruction, and the timer ticks with 25 MHz: one tick is 40 instructions. */
#define COUNTER_INSTRUCTIONS_PER_TICK 40

/* Starts the timer. */
void counter_start(void);

/* Ticks since the start; 32 bits last for 171 thousand million instructions. */
uint32_t counter_ticks(void);

#endif
