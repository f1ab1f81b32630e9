#ifndef CORE_H
#define CORE_H

#include <stdint.h>

/* What each architecture does its own way. */

/* A call of the semihosting specification: what it answers. */
int32_t core_semihosting(int32_t operation, uint32_t argument);

/* Starts the clock that the board's table names. */
void core_start_clock(void);

/* Ticks since the start. */
uint64_t core_ticks(void);

/* A loop of two instructions, so many times. */
void core_spin(uint32_t rounds);

#endif
