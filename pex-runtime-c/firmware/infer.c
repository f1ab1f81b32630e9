/* Runs a generated network on the inputs in the file 'input' and writes to the file 'report' what
 * it costs. Without that file one inference runs on zeros. The outputs go to the file 'outputs'; a
 * build with PEX_OBSERVER writes every tensor to the file 'tensors' instead of measuring, one with
 * PEX_PROFILE reports what each operator costs, too.
 *
 * NETWORK is the network's name, NETWORK_UPPER the same in upper case, as its macros have it. FED
 * is defined for a network of which an input is pushed row by row; its values come last in the file
 * 'input', and lie in a memory of their own. */
#include <stdint.h>
#include <string.h>

#include "counter.h"
#include "names.h"
#include "report.h"
#include "semihosting.h"
#include "startup.h"

enum { PAINTED_WORDS = 16384, PAINT = 0x5AFE5AFE };

__attribute__((section(".arena"))) static JOIN(NETWORK, _arena) arena;

static int32_t input_file;
static int32_t output_file;

#ifdef FED
#define FED_BYTES(port, rows, row_bytes) ((rows) * (row_bytes))
static int8_t fed[JOIN(NETWORK_UPPER, _FED_INPUT)(FED_BYTES)];
#endif

static void read_input(int8_t *values, int32_t bytes) {
  if (input_file >= 0) {
    semihosting_read(input_file, values, bytes);
  } else {
    memset(values, 0, (size_t)bytes);
  }
}

/* Number of inferences that the input file holds. */
static int32_t inferences(void) {
  int32_t bytes = 0;
#define ADD_BYTES(port, size) bytes += (size);
  JOIN(NETWORK_UPPER, _INPUTS)(ADD_BYTES)
#ifdef FED
  bytes += (int32_t)sizeof fed;
#endif
  return input_file < 0 ? 1 : semihosting_size(input_file) / bytes;
}

static void read_inputs(void) {
#define READ(port, bytes) read_input(JOIN(NETWORK, _##port)(&arena), (bytes));
  JOIN(NETWORK_UPPER, _INPUTS)(READ)
#ifdef FED
  read_input(fed, (int32_t)sizeof fed);
#endif
}

static void infer(void) {
#ifdef FED
  const int8_t *row = fed;
  JOIN(NETWORK, _begin)(&arena);
#define PUSH_ALL(port, rows, row_bytes)                                \
  while (JOIN(NETWORK, _push_##port##_row)(&arena, row) == PEX_MORE) { \
    row += (row_bytes);                                                \
  }
  JOIN(NETWORK_UPPER, _FED_INPUT)(PUSH_ALL)
#else
  JOIN(NETWORK, _run)(&arena);
#endif
}

#ifdef PEX_OBSERVER

#include "pex_observer.h"

void pex_observe(const char *tensor, int32_t first_element, const int8_t *values, int32_t bytes) {
  const int32_t length = (int32_t)strlen(tensor);
  semihosting_write(output_file, &length, sizeof length);
  semihosting_write(output_file, tensor, length);
  semihosting_write(output_file, &first_element, sizeof first_element);
  semihosting_write(output_file, &bytes, sizeof bytes);
  semihosting_write(output_file, values, bytes);
}

int main(void) {
  const int32_t end = -1;
  input_file = semihosting_open_to_read("input");
  output_file = semihosting_open_to_write("tensors");
  for (int32_t i = inferences(); i > 0; i--) {
    memset(&arena, 0x55, sizeof arena);
    read_inputs();
    infer();
    semihosting_write(output_file, &end, sizeof end);
  }
  return 0;
}

#else

#ifdef PEX_PROFILE

#include "pex_profile.h"

uint32_t pex_profile_now(void) {
  return (uint32_t)counter_ticks();
}

static void begin_profile(void) {
  memset(JOIN(NETWORK, _counts), 0, sizeof JOIN(NETWORK, _counts));
}

static void report_profile(int32_t file) {
  for (int32_t i = 0; i < JOIN(NETWORK_UPPER, _OPERATORS); i++) {
    report_name(file, "operator.");
    report_name(file, JOIN(NETWORK, _operators)[i]);
    report(file, " ", counter_instructions(JOIN(NETWORK, _counts)[i]));
  }
}

#else

static void begin_profile(void) {
}

static void report_profile(int32_t file) {
  (void)file;
}

#endif

/* Bytes of stack that one inference needs: the words below this frame are painted, then searched
 * for the deepest that lost its paint. Nothing interrupts, as the clock does not run yet. */
__attribute__((noinline)) static uint32_t stack_bytes(void) {
  register uint32_t *stack_pointer __asm__("sp");
  volatile uint32_t *stack;
  __asm__ volatile("" : "=r"(stack) : "0"(stack_pointer));
  volatile uint32_t *end =
      stack - (volatile uint32_t *)stack_end > PAINTED_WORDS ? stack - PAINTED_WORDS : stack_end;
  for (volatile uint32_t *word = end; word < stack; word++) {
    *word = PAINT;
  }
  infer();
  const volatile uint32_t *deepest = end;
  while (deepest < stack && *deepest == PAINT) {
    deepest++;
  }
  return (uint32_t)(stack - deepest) * sizeof(uint32_t);
}

static void write_output(const int8_t *values, int32_t bytes) {
  semihosting_write(output_file, values, bytes);
}

int main(void) {
  const uint32_t stack = stack_bytes();
  uint32_t instructions = 0;
  input_file = semihosting_open_to_read("input");
  output_file = semihosting_open_to_write("outputs");
  counter_start();
  for (int32_t i = inferences(); i > 0; i--) {
    read_inputs();
    begin_profile();
    const uint64_t before = counter_ticks();
    infer();
    instructions = counter_instructions(counter_ticks() - before);
#define WRITE(port, bytes) write_output(JOIN(NETWORK, _##port)(&arena), (bytes));
    JOIN(NETWORK_UPPER, _OUTPUTS)(WRITE)
  }
  const int32_t file = semihosting_open_to_write("report");
  report(file, "instructions ", instructions);
  report(file, "instructions_resolution ", COUNTER_RESOLUTION);
  report(file, "stack_bytes ", stack);
  report(file, "arena_bytes ", (uint32_t)sizeof arena.bytes);
  report_profile(file);
  return 0;
}

#endif
