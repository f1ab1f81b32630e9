/* Runs the self-test of a generated network, whose name is NETWORK, and fails with the tensor of
 * the first operator that computes something else than it should. */
#include "names.h"
#include "semihosting.h"

#define TEST_HEADER_OF(name) TEXT(name##_selftest.h)
#define TEST_HEADER(name) TEST_HEADER_OF(name)
#include TEST_HEADER(NETWORK)

__attribute__((section(".arena"))) static JOIN(NETWORK, _arena) arena;

int main(void) {
  const int32_t number = JOIN(NETWORK, _selftest)(&arena);
  if (number != 0) {
    semihosting_fail(JOIN(NETWORK, _selftest_tensor)(number));
  }
  return 0;
}
