#include "report.h"

#include <string.h>

#include "semihosting.h"

void report(int32_t file, const char *key, uint32_t value) {
  char digits[12];
  char *first = digits + sizeof digits;
  *--first = '\n';
  do {
    *--first = (char)('0' + value % 10);
    value /= 10;
  } while (value != 0);
  semihosting_write(file, key, (int32_t)strlen(key));
  semihosting_write(file, first, (int32_t)(digits + sizeof digits - first));
}
