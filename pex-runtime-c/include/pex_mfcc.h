#ifndef PEX_MFCC_H
#define PEX_MFCC_H

#include <stdbool.h>
#include <stdint.h>

/* Fixed facts of one front end for speech; dev.pex.codesign.audio.MfccSource writes them. */
typedef struct {
  int32_t window_samples;
  int32_t hop_samples;
  int32_t transform_log2;
  int32_t bands;
  int32_t coefficients;
  int32_t dct_shift;
  int32_t zero_point;
  const uint16_t *window;
  const int32_t *sine;
  const int16_t *edges;
  const uint16_t *falling;
  const int16_t *dct;
} pex_mfcc_params;

/* The samples that windows to come still need. */
typedef struct {
  int16_t *samples;
  int32_t next;
  int32_t missing;
} pex_mfcc_state;

/* Elements of the scratch of pex_mfcc_row. */
#define PEX_MFCC_SCRATCH(transform_log2, bands) ((1 << (transform_log2)) + (bands))

/* A state before the first sample. samples is [window_samples] and belongs to the state. */
pex_mfcc_state pex_mfcc_start(const pex_mfcc_params *params, int16_t *samples);

/* Takes one sample. True if a window is complete: once after window_samples, then after every
 * hop_samples. pex_mfcc_row makes its row of features, before the next sample is taken. */
bool pex_mfcc_push(const pex_mfcc_params *params, pex_mfcc_state *state, int16_t sample);

/* Computes mel-frequency cepstral coefficients of the newest window, as TensorFlow's
 * audio_spectrogram and mfcc define them.
 *
 * Shapes: row is [coefficients]. Tables: window is [window_samples / 2 + 1], the first half of a
 *   symmetric window in Q1.15; sine as pex_spectrum.h says, with size_log2 = transform_log2;
 *   edges is [bands + 2]: bins [edges[i], edges[i + 1]) lie between the centres of bands i - 1 and
 *   i; falling is [edges[bands + 1] - edges[0]]: the share in Q1.15 of each bin that belongs to
 *   the lower of its two bands, the rest belongs to the upper; dct is [coefficients][bands].
 *
 * Arithmetic: a windowed sample has f = 14 - transform_log2 fraction bits (halves upwards), a
 *   magnitude f + 1, the sum of a band's magnitudes f + 16. log2 of that sum (of 1 where it is 0;
 *   sample values count as Q0.15) has 16 fraction bits, rounded down. A coefficient is the sum of
 *   log2 * dct, divided by 2^(16 + dct_shift) (halves upwards), plus zero_point, clamped to int8:
 *   dct holds the unit of the logarithm and the scale of the features.
 *
 * Scratch: PEX_MFCC_SCRATCH(transform_log2, bands) elements. row may not overlap it.
 *
 * Preconditions: pex_mfcc_push returned true for the newest sample; window_samples is even and at
 *   most 2^transform_log2; transform_log2 is in 3..14; edges ascend and end at or below
 *   2^(transform_log2 - 1); dct_shift is in 0..30; bands * 2^22 * the largest |dct| is below 2^47.
 */
void pex_mfcc_row(const pex_mfcc_params *params, const pex_mfcc_state *state, int32_t *scratch,
                  int8_t *row);

#endif
