#ifndef CMOCKA_H
#define CMOCKA_H

#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* As much of cmocka as the tests of kernels need, for boards: a failed assertion ends the program
 * without success. */

struct CMUnitTest {
  const char *name;
  void (*test)(void **state);
};

#define cmocka_unit_test(function) \
  { #function, function }
#define cmocka_run_group_tests(tests, setup, teardown) \
  cmocka_run(tests, sizeof(tests) / sizeof((tests)[0]))

#define cmocka_assert(condition, text) \
  ((condition) ? (void)0 : cmocka_fail(__FILE__, __LINE__, text))
#define assert_true(condition) cmocka_assert(condition, #condition)
#define assert_non_null(pointer) cmocka_assert((pointer) != NULL, #pointer " is not null")
#define assert_int_equal(expected, value) \
  cmocka_assert((long long)(expected) == (long long)(value), #value " is " #expected)
#define assert_memory_equal(expected, memory, bytes) \
  cmocka_assert(memcmp(expected, memory, bytes) == 0, #memory " holds " #expected)
#define fail_msg(...) (printf(__VA_ARGS__), cmocka_fail(__FILE__, __LINE__, "fail_msg"))
#define print_error printf

int cmocka_run(const struct CMUnitTest *tests, size_t count);

__attribute__((noreturn)) void cmocka_fail(const char *file, int line, const char *text);

#endif
