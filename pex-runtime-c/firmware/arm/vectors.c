/* Where a Cortex-M begins: its vectors, and the unit for floats and vectors switched on. */
#include "startup.h"

#define COPROCESSOR_ACCESS (*(volatile uint32_t *)0xE000ED88u)
#define FULL_ACCESS_TO_10_AND_11 (0xFu << 20)

void reset(void);
void systick_handler(void);

typedef struct {
  uint32_t *stack;
  void (*handlers[15])(void);
} vector_table;

__attribute__((section(".vectors"), used)) static const vector_table vectors = {
    .stack = stack_top,
    .handlers = {reset, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault,
                 fault, fault, systick_handler},
};

void reset(void) {
#ifdef __ARM_FP
  COPROCESSOR_ACCESS |= FULL_ACCESS_TO_10_AND_11;
  __asm__ volatile("dsb\n isb" ::: "memory");
#endif
  start_program();
}
