/* Runs a generated network: int8 values of the inputs come from the standard input, inference after
 * inference; those of the outputs go to the standard output.
 *
 * NETWORK is the network's name, NETWORK_UPPER the same in upper case, as its macros have it. */
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

static bool read_inputs(void) {
#define READ(port, bytes)                                                            \
  if (fread(JOIN(NETWORK, _##port)(&arena), 1, (bytes), stdin) != (size_t)(bytes)) { \
    return false;                                                                    \
  }
  JOIN(NETWORK_UPPER, _INPUTS)(READ) return true;
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
    JOIN(NETWORK, _run)(&arena);
    if (!write_outputs()) {
      return 1;
    }
  }
  return 0;
}
