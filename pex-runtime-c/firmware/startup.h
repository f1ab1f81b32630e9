#ifndef STARTUP_H
#define STARTUP_H

#include <stdint.h>

/* The top of the stack, and the first word above all else in RAM. */
extern uint32_t stack_top[], stack_end[];

/* What follows once there is a stack: it fills RAM, calls main and ends the program. */
__attribute__((noreturn)) void start_program(void);

/* Ends the program without success: the processor met something that it cannot execute. */
void fault(void);

#endif
