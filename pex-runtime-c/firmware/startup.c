/* From the first instructions to main and back: data, zeros, and how a program ends. */
#include "startup.h"

#include "semihosting.h"

extern uint32_t data_start[], data_end[], bss_start[], bss_end[];
extern const uint32_t data_load[];

int main(void);

void start_program(void) {
  const uint32_t *load = data_load;
  for (uint32_t *word = data_start; word < data_end; word++) {
    *word = *load++;
  }
  for (uint32_t *word = bss_start; word < bss_end; word++) {
    *word = 0;
  }
  semihosting_exit(main() == 0);
}

void fault(void) {
  semihosting_fail("the processor faulted");
}

/* What the C library's assert calls. */
void __assert_func(const char *file, int line, const char *function, const char *condition);
void __assert_func(const char *file, int line, const char *function, const char *condition) {
  (void)file;
  (void)line;
  (void)function;
  semihosting_fail(condition);
}
