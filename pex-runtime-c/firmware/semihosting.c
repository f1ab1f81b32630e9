#include "semihosting.h"

#include <string.h>

#include "core.h"

enum {
  SYS_OPEN = 0x01,
  SYS_WRITE0 = 0x04,
  SYS_WRITE = 0x05,
  SYS_READ = 0x06,
  SYS_FLEN = 0x0C,
  SYS_EXIT = 0x18,
};

enum { MODE_READ_BINARY = 1, MODE_WRITE_BINARY = 5 };

enum { STOPPED_BY_ERROR = 0x20023, STOPPED_BY_EXIT = 0x20026 };

static uint32_t address(const void *pointer) {
  return (uint32_t)(uintptr_t)pointer;
}

static int32_t open(const char *path, uint32_t mode) {
  const uint32_t block[3] = {address(path), mode, (uint32_t)strlen(path)};
  return core_semihosting(SYS_OPEN, address(block));
}

int32_t semihosting_open_to_read(const char *path) {
  return open(path, MODE_READ_BINARY);
}

int32_t semihosting_open_to_write(const char *path) {
  const int32_t file = open(path, MODE_WRITE_BINARY);
  if (file < 0) {
    semihosting_fail("a file cannot be written");
  }
  return file;
}

int32_t semihosting_size(int32_t file) {
  const uint32_t block[1] = {(uint32_t)file};
  return core_semihosting(SYS_FLEN, address(block));
}

void semihosting_read(int32_t file, void *bytes, int32_t count) {
  const uint32_t block[3] = {(uint32_t)file, address(bytes), (uint32_t)count};
  if (core_semihosting(SYS_READ, address(block)) != 0) {
    semihosting_fail("a file is too short");
  }
}

void semihosting_write(int32_t file, const void *bytes, int32_t count) {
  const uint32_t block[3] = {(uint32_t)file, address(bytes), (uint32_t)count};
  if (core_semihosting(SYS_WRITE, address(block)) != 0) {
    semihosting_fail("a file cannot be written");
  }
}

void semihosting_exit(int success) {
  (void)core_semihosting(SYS_EXIT, success ? STOPPED_BY_EXIT : STOPPED_BY_ERROR);
  for (;;) {
  }
}

void semihosting_fail(const char *sentence) {
  (void)core_semihosting(SYS_WRITE0, address(sentence));
  (void)core_semihosting(SYS_WRITE0, address("\n"));
  semihosting_exit(0);
}
