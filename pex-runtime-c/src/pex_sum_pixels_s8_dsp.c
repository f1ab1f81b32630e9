#include "pex_sum_pixels_s8_dsp.h"

#include "pex_dsp.h"

/* So many int8 values have a sum in int16. */
enum { PIXELS_IN_A_HALF = 255 };

/* Adds at most PIXELS_IN_A_HALF pixels of four channels. */
static void sum_four(const int8_t *values, int32_t pixels, int32_t channels, int32_t *sums) {
  uint32_t even = 0;
  uint32_t odd = 0;
  for (int32_t left = pixels; left > 0; left--) {
    const uint32_t four = pex_dsp_load(values);
    even = pex_dsp_sxtab16(even, four);
    odd = pex_dsp_sxtab16_ror8(odd, four);
    values += channels;
  }
  sums[0] += (int16_t)(even & 0xffffU);
  sums[1] += (int16_t)(odd & 0xffffU);
  sums[2] += (int16_t)(even >> 16);
  sums[3] += (int16_t)(odd >> 16);
}

static void sum_one(const int8_t *values, int32_t pixels, int32_t channels, int32_t *sum) {
  for (int32_t left = pixels; left > 0; left--) {
    *sum += *values;
    values += channels;
  }
}

void pex_sum_pixels_s8_dsp(const int8_t *values, int32_t pixels, int32_t channels, int32_t *sums) {
  for (int32_t first = 0; first < pixels; first += PIXELS_IN_A_HALF) {
    const int32_t left = pixels - first;
    const int32_t count = left < PIXELS_IN_A_HALF ? left : PIXELS_IN_A_HALF;
    int32_t channel = 0;
    for (; channel < channels - 3; channel += 4) {
      sum_four(values + channel, count, channels, sums + channel);
    }
    for (; channel < channels; channel++) {
      sum_one(values + channel, count, channels, sums + channel);
    }
    values += count * channels;
  }
}
