#include "pex_mfcc.h"

#include "pex_assert.h"
#include "pex_requantize.h"
#include "pex_spectrum.h"

#define SHARE_FRACTION_BITS 15
#define LOG_FRACTION_BITS 16

pex_mfcc_state pex_mfcc_start(const pex_mfcc_params *params, int16_t *samples) {
  return (pex_mfcc_state){.samples = samples, .next = 0, .missing = params->window_samples};
}

bool pex_mfcc_push(const pex_mfcc_params *params, pex_mfcc_state *state, int16_t sample) {
  state->samples[state->next] = sample;
  state->next = state->next + 1 == params->window_samples ? 0 : state->next + 1;
  state->missing--;
  if (state->missing > 0) {
    return false;
  }
  state->missing = params->hop_samples;
  return true;
}

/* The newest window, from its oldest sample, with zeros behind it. */
static void fill_window(const pex_mfcc_params *params, const pex_mfcc_state *state,
                        int32_t *values) {
  const int32_t length = params->window_samples;
  const int32_t shift = params->transform_log2 + 1;
  const int32_t half = 1 << (shift - 1);
  int32_t position = state->next;
  for (int32_t i = 0; i < length; i++) {
    const int32_t factor = params->window[i <= length / 2 ? i : length - i];
    values[i] = (state->samples[position] * factor + half) >> shift;
    position = position + 1 == length ? 0 : position + 1;
  }
  for (int32_t i = length; i < 1 << params->transform_log2; i++) {
    values[i] = 0;
  }
}

/* log2(value) with 16 fraction bits, rounded down; that of 1 for 0. */
static int32_t log2_of(uint64_t value) {
  int32_t exponent = 0;
  for (uint64_t rest = value >> 1; rest != 0; rest >>= 1) {
    exponent++;
  }
  /* In [1, 2) as Q1.31; each squaring shows one more bit of the logarithm. */
  uint64_t mantissa = exponent > 31 ? value >> (exponent - 31) : value << (31 - exponent);
  int32_t logarithm = exponent;
  for (int32_t i = 0; i < LOG_FRACTION_BITS; i++) {
    mantissa = (mantissa * mantissa) >> 31;
    const int32_t bit = (int32_t)(mantissa >> 32);
    mantissa >>= bit;
    logarithm = 2 * logarithm + bit;
  }
  return logarithm;
}

static void log_bands(const pex_mfcc_params *params, const int32_t *magnitudes, int32_t *logs) {
  const int32_t log_of_one = (45 - params->transform_log2) * (1 << LOG_FRACTION_BITS);
  const uint16_t *falling = params->falling;
  uint64_t rising_side = 0;
  for (int32_t i = 0; i <= params->bands; i++) {
    uint64_t lower = 0;
    uint64_t upper = 0;
    for (int32_t bin = params->edges[i]; bin < params->edges[i + 1]; bin++) {
      const uint64_t magnitude = (uint64_t)magnitudes[2 * bin];
      const uint64_t share = magnitude * *falling++;
      lower += share;
      upper += (magnitude << SHARE_FRACTION_BITS) - share;
    }
    if (i > 0) {
      logs[i - 1] = log2_of(rising_side + lower) - log_of_one;
    }
    rising_side = upper;
  }
}

static int8_t coefficient(const pex_mfcc_params *params, const int16_t *dct, const int32_t *logs) {
  const int32_t shift = LOG_FRACTION_BITS + params->dct_shift;
  int64_t sum = (int64_t)1 << (shift - 1);
  for (int32_t band = 0; band < params->bands; band++) {
    sum += (int64_t)dct[band] * logs[band];
  }
  return pex_clamp((int32_t)(sum >> shift) + params->zero_point, INT8_MIN, INT8_MAX);
}

void pex_mfcc_row(const pex_mfcc_params *params, const pex_mfcc_state *state, int32_t *scratch,
                  int8_t *row) {
  PEX_ASSERT(params->window_samples % 2 == 0);
  PEX_ASSERT(params->window_samples <= 1 << params->transform_log2);
  PEX_ASSERT(params->dct_shift >= 0 && params->dct_shift <= 30);
  int32_t *logs = scratch + (1 << params->transform_log2);
  fill_window(params, state, scratch);
  pex_spectrum_magnitudes(params->sine, params->transform_log2, scratch);
  log_bands(params, scratch, logs);
  for (int32_t i = 0; i < params->coefficients; i++) {
    row[i] = coefficient(params, params->dct + i * params->bands, logs);
  }
}
