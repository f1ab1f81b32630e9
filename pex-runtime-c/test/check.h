#ifndef CHECK_H
#define CHECK_H

/* cmocka with the headers that it needs before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Number of elements of an array. */
#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

#endif
