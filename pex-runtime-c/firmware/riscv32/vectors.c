/* Where a RISC-V begins: stack and trap handler, before there is any C. */
#include "startup.h"

void reset(void);

__attribute__((section(".vectors"), naked, used)) void reset(void) {
  __asm__(
      ".option arch, +zicsr\n"
      "la sp, stack_top\n"
      "la t0, fault\n"
      "csrw mtvec, t0\n"
      "tail start_program");
}
