#include "pex_sum_pixels_s8.h"

void pex_sum_pixels_s8(const int8_t *values, int32_t pixels, int32_t channels, int32_t *sums) {
  for (int32_t pixel = 0; pixel < pixels; pixel++) {
    for (int32_t channel = 0; channel < channels; channel++) {
      sums[channel] += *values++;
    }
  }
}
