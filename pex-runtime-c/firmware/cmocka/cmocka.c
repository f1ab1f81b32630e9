#include <cmocka.h>

#include "semihosting.h"

/* Of newlib's semihosting: opens what printf writes to. */
void initialise_monitor_handles(void);

int cmocka_run(const struct CMUnitTest *tests, size_t count) {
  initialise_monitor_handles();
  for (size_t i = 0; i < count; i++) {
    tests[i].test(NULL);
    printf("%s\n", tests[i].name);
  }
  return 0;
}

void cmocka_fail(const char *file, int line, const char *text) {
  printf("%s:%d: %s\n", file, line, text);
  semihosting_exit(0);
}
