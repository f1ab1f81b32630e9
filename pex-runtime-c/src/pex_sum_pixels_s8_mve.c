#include "pex_sum_pixels_s8_mve.h"

#include "pex_mve.h"

void pex_sum_pixels_s8_mve(const int8_t *values, int32_t pixels, int32_t channels, int32_t *sums) {
  int32_t channel = 0;
  for (; channel + 4 <= channels; channel += 4) {
    const int8_t *pixel = values + channel;
    int32x4_t sum = vldrwq_s32(sums + channel);
    for (int32_t left = pixels; left > 0; left--) {
      sum = vaddq_s32(sum, vldrbq_s32(pixel));
      pixel += channels;
    }
    vstrwq_s32(sums + channel, sum);
  }
  for (; channel < channels; channel++) {
    const int8_t *pixel = values + channel;
    for (int32_t left = pixels; left > 0; left--) {
      sums[channel] += *pixel;
      pixel += channels;
    }
  }
}
