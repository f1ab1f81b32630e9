#ifndef REPORT_H
#define REPORT_H

#include <stdint.h>

/* Writes a line into an open file: the key and a decimal number. */
void report(int32_t file, const char *key, uint32_t value);

/* Writes a part of a line's key. */
void report_name(int32_t file, const char *name);

#endif
