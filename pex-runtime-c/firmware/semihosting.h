#ifndef SEMIHOSTING_H
#define SEMIHOSTING_H

#include <stdint.h>

/* Files and the end of the program, by the calls of Arm's semihosting specification. Paths are
 * relative to the emulator's working directory. A call that fails ends the program. */

/* A file opened for reading, or a negative number if there is none. */
int32_t semihosting_open_to_read(const char *path);

/* A new, empty file. */
int32_t semihosting_open_to_write(const char *path);

/* The size of an open file in bytes. */
int32_t semihosting_size(int32_t file);

/* Reads exactly so many bytes. */
void semihosting_read(int32_t file, void *bytes, int32_t count);

/* Writes exactly so many bytes. */
void semihosting_write(int32_t file, const void *bytes, int32_t count);

/* Ends the program and the emulator. */
__attribute__((noreturn)) void semihosting_exit(int success);

/* Prints a sentence on the emulator's console and ends the program without success. */
__attribute__((noreturn)) void semihosting_fail(const char *sentence);

#endif
