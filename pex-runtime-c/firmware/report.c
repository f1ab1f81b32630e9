#include "report.h"

#include <string.h>

#include "semihosting.h"

void report_name(int32_t file, const char *name) {
  semihosting_write(file, name, (int32_t)strlen(name));
}

void report(int32_t file, const char *key, uint32_t value) {
  char digits[12];
  char *first = digits + sizeof digits;
  *--first = '\n';
  do {
    *--first = (char)('0' + value % 10);
    value /= 10;
  } while (value != 0);
  report_name(file, key);
  semihosting_write(file, first, (int32_t)(digits + sizeof digits - first));
}
