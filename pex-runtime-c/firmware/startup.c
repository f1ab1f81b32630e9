/* Brings a Cortex-M from reset to main: initial stack, vectors, data and zeros. */
#include <stdint.h>

#include "semihosting.h"

extern uint32_t data_start[], data_end[], bss_start[], bss_end[], stack_top[];
extern const uint32_t data_load[];

int main(void);
void reset(void);
static void fault(void);

typedef struct {
  uint32_t *stack;
  void (*handlers[15])(void);
} vector_table;

__attribute__((section(".vectors"), used)) static const vector_table vectors = {
    .stack = stack_top,
    .handlers = {reset, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault,
                 fault, fault, fault},
};

void reset(void) {
  const uint32_t *load = data_load;
  for (uint32_t *word = data_start; word < data_end; word++) {
    *word = *load++;
  }
  for (uint32_t *word = bss_start; word < bss_end; word++) {
    *word = 0;
  }
  semihosting_exit(main() == 0);
}

static void fault(void) {
  semihosting_fail("the processor faulted");
}

/* What newlib's assert calls. */
void __assert_func(const char *file, int line, const char *function, const char *condition);
void __assert_func(const char *file, int line, const char *function, const char *condition) {
  (void)file;
  (void)line;
  (void)function;
  semihosting_fail(condition);
}
