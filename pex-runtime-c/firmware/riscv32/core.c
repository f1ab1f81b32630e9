#include "core.h"

/* The specification's three instructions, none of them compressed and all in one page. */
int32_t core_semihosting(int32_t operation, uint32_t argument) {
  register int32_t result __asm__("a0") = operation;
  register uint32_t block __asm__("a1") = argument;
  __asm__ volatile(
      ".option push\n"
      ".option norvc\n"
      ".balign 16\n"
      "slli x0, x0, 0x1f\n"
      "ebreak\n"
      "srai x0, x0, 7\n"
      ".option pop"
      : "+r"(result)
      : "r"(block)
      : "memory");
  return result;
}

/* The counter of executed instructions always runs. */
void core_start_clock(void) {
}

#define READ_COUNTER(name, value)                                                       \
  __asm__ volatile(".option push\n.option arch, +zicsr\ncsrr %0, " name "\n.option pop" \
                   : "=r"(value))

uint64_t core_ticks(void) {
  uint32_t high;
  uint32_t low;
  uint32_t high_again;
  do {
    READ_COUNTER("minstreth", high);
    READ_COUNTER("minstret", low);
    READ_COUNTER("minstreth", high_again);
  } while (high != high_again);
  return (uint64_t)high << 32 | low;
}

void core_spin(uint32_t rounds) {
  __asm__ volatile(
      "1: addi %0, %0, -1\n"
      "bnez %0, 1b"
      : "+r"(rounds));
}
