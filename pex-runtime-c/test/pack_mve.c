#include "pack_mve.h"

#include <stdlib.h>

static void *zeros(int32_t count, size_t bytes) {
  void *memory = calloc((size_t)count, bytes);
  if (memory == NULL) {
    abort();
  }
  return memory;
}

void restrict_shifts(random_layer *drawn, int32_t channels, int32_t most) {
  for (int32_t i = 0; i < channels; i++) {
    drawn->shift[i] = (int8_t)(drawn->shift[i] > most ? most : drawn->shift[i]);
  }
}

void restrict_weights(random_layer *drawn, int32_t channels, int32_t taps) {
  for (int32_t i = 0; i < taps * channels; i++) {
    if (drawn->weights[i] == INT8_MIN) {
      drawn->weights[i]++;
      drawn->folded_bias[i % channels] -= drawn->facts.input_zero_point;
    }
  }
}

/* Puts a channel into a place of a record. */
static void record_channel(const random_layer *drawn, int32_t channel, int32_t *record,
                           int32_t place) {
  record[place] = drawn->folded_bias[channel];
  record[4 + place] = drawn->multiplier[channel];
  ((int8_t *)(record + 8))[place] = drawn->shift[channel];
}

int32_t *pack_records_mve(const random_layer *drawn, int32_t channels) {
  int32_t *records = zeros((channels + 3) / 4 * 9, sizeof(int32_t));
  for (int32_t c = 0; c < channels; c++) {
    record_channel(drawn, c, records + c / 4 * 9, c % 4);
  }
  return records;
}

/* How many lanes of blocks of 16 have channels, perhaps several the same. */
static int32_t used_lanes(int32_t channels) {
  return channels <= 8 ? 16 / channels * channels : channels;
}

int32_t *pack_records_of_16_mve(const random_layer *drawn, int32_t channels) {
  int32_t *records = zeros((channels + 15) / 16 * 36, sizeof(int32_t));
  for (int32_t lane = 0; lane < used_lanes(channels); lane++) {
    int32_t *record = records + (lane / 16 * 4 + lane % 4) * 9;
    record_channel(drawn, lane % channels, record, lane % 16 / 4);
  }
  return records;
}

int8_t *pack_depthwise_mve(const int8_t *weights, int32_t channels, int32_t taps) {
  int8_t *packed = zeros((channels + 15) / 16 * taps * 16, 1);
  for (int32_t t = 0; t < taps; t++) {
    for (int32_t lane = 0; lane < used_lanes(channels); lane++) {
      packed[(lane / 16 * taps + t) * 16 + lane % 16] = weights[t * channels + lane % channels];
    }
  }
  return packed;
}

int8_t *pack_weights_mve(const int8_t *weights, int32_t channels, const int32_t taps[2],
                         int32_t inputs) {
  const int32_t count = taps[0] * taps[1];
  const int32_t vectors = (inputs + 15) / 16;
  int8_t *packed = zeros((channels + 3) / 4 * count * vectors * 64, 1);
  for (int32_t c = 0; c < channels; c++) {
    for (int32_t t = 0; t < count; t++) {
      for (int32_t i = 0; i < inputs; i++) {
        const int32_t row = c / 4 * taps[0] + t / taps[1];
        const int32_t vector = (row * vectors + i / 16) * taps[1] + t % taps[1];
        packed[(vector * 4 + c % 4) * 16 + i % 16] = weights[(c * count + t) * inputs + i];
      }
    }
  }
  return packed;
}
