/* Runs a generated network: int8 values of the inputs come from the standard input, inference after
 * inference; those of the outputs go to the standard output.
 *
 * NETWORK is the network's name, NETWORK_UPPER the same in upper case, as its macros have it. FED
 * is defined for a network of which an input is pushed row by row; its values come last. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#define TEXT_OF(token) #token
#define TEXT(token) TEXT_OF(token)
#define JOIN_OF(first, second) first##second
#define JOIN(first, second) JOIN_OF(first, second)

#define HEADER(name) TEXT(name.h)
#include HEADER(NETWORK)

static JOIN(NETWORK, _arena) arena;

#ifdef FED
#define FED_BYTES(port, rows, row_bytes) ((rows) * (row_bytes))
static int8_t fed[JOIN(NETWORK_UPPER, _FED_INPUT)(FED_BYTES)];
#endif

static bool read_inputs(void) {
#define READ(port, bytes)                                                            \
  if (fread(JOIN(NETWORK, _##port)(&arena), 1, (bytes), stdin) != (size_t)(bytes)) { \
    return false;                                                                    \
  }
  JOIN(NETWORK_UPPER, _INPUTS)(READ)
#ifdef FED
  return fread(fed, 1, sizeof fed, stdin) == sizeof fed;
#else
  return true;
#endif
}

static void infer(void) {
#ifdef FED
  const int8_t *row = fed;
  JOIN(NETWORK, _begin)(&arena);
#define PUSH_ALL(port, rows, row_bytes)                               \
  while (JOIN(NETWORK, _push_##port##_row)(&arena, row) == PEX_MORE) { \
    row += (row_bytes);                                               \
  }
  JOIN(NETWORK_UPPER, _FED_INPUT)(PUSH_ALL)
#else
  JOIN(NETWORK, _run)(&arena);
#endif
}

static bool write_outputs(void) {
#define WRITE(port, bytes)                                                             \
  if (fwrite(JOIN(NETWORK, _##port)(&arena), 1, (bytes), stdout) != (size_t)(bytes)) { \
    return false;                                                                      \
  }
  JOIN(NETWORK_UPPER, _OUTPUTS)(WRITE) return true;
}

int main(void) {
  while (read_inputs()) {
    infer();
    if (!write_outputs()) {
      return 1;
    }
  }
  return 0;
}
