#include "pack_scalar.h"

#include <stdlib.h>

static int8_t *allocate(int32_t count) {
  int8_t *memory = malloc((size_t)count);
  if (memory == NULL) {
    abort();
  }
  return memory;
}

int8_t *pack_filters_scalar(const int8_t *weights, int32_t filters, int32_t taps, bool raised) {
  const int32_t padded = (filters + 3) / 4 * 4;
  int8_t *packed = allocate(padded * taps);
  for (int32_t f = 0; f < padded; f++) {
    for (int32_t t = 0; t < taps; t++) {
      const int32_t weight = f < filters ? weights[f * taps + t] : 0;
      const int32_t stored = raised ? weight + 128 : weight;
      packed[(f / 4 * taps + t) * 4 + f % 4] = (int8_t)(stored > 127 ? stored - 256 : stored);
    }
  }
  return packed;
}

int8_t *pack_channels_scalar(const int8_t *weights, int32_t channels, int32_t taps) {
  int8_t *packed = allocate(channels * taps);
  for (int32_t c = 0; c < channels; c++) {
    for (int32_t t = 0; t < taps; t++) {
      packed[c * taps + t] = weights[t * channels + c];
    }
  }
  return packed;
}
