/* Answers requests on the standard input: which network and how many inferences (two int32), then
 * the inputs. The answer for each inference is a list of tensors, each as length of the name, name,
 * first element, bytes, values; -1 ends it. */
#include "host.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pex_observer.h"

void host_require(int condition, const char *sentence) {
  if (!condition) {
    fprintf(stderr, "%s\n", sentence);
    exit(2);
  }
}

static void write_bytes(const void *bytes, size_t size) {
  host_require(fwrite(bytes, 1, size, stdout) == size, "the answer cannot be written");
}

void *host_arena(int32_t bytes) {
  void *arena = malloc((size_t)bytes);
  host_require(arena != NULL, "there is no memory for the arena");
  memset(arena, 0x55, (size_t)bytes);
  return arena;
}

void host_read(int8_t *values, int32_t bytes) {
  host_require(fread(values, 1, (size_t)bytes, stdin) == (size_t)bytes, "the request is too short");
}

void pex_observe(const char *tensor, int32_t first_element, const int8_t *values, int32_t bytes) {
  const int32_t length = (int32_t)strlen(tensor);
  write_bytes(&length, sizeof length);
  write_bytes(tensor, (size_t)length);
  write_bytes(&first_element, sizeof first_element);
  write_bytes(&bytes, sizeof bytes);
  write_bytes(values, (size_t)bytes);
}

void host_end(void) {
  const int32_t end = -1;
  write_bytes(&end, sizeof end);
}

int main(void) {
  int32_t request[2];
  while (fread(request, sizeof request, 1, stdin) == 1) {
    host_require(request[0] >= 0 && request[0] < host_network_count, "there is no such network");
    host_networks[request[0]](request[1]);
  }
  return 0;
}
