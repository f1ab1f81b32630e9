#ifndef PEX_SPECTRUM_H
#define PEX_SPECTRUM_H

#include <stdint.h>

/* Replaces 2^size_log2 real values by twice the magnitudes of their discrete Fourier transform.
 *
 * Shapes: values is [2^size_log2]; afterwards values[2 * k] belongs to bin k, for k in
 *   0..2^(size_log2 - 1) - 1, and what lies between has no meaning. sine is
 *   [2^(size_log2 - 2) + 1]: element i is sin(2 pi i / 2^size_log2) in Q1.30.
 *
 * Arithmetic: a transform of half the size over pairs of values (radix 2, decimation in time), then
 *   the split into the transforms of even and odd values. Nothing is scaled on the way; each
 *   product with a root of unity is rounded once to an integer, halves upwards. The magnitude is
 *   rounded down.
 *
 * Scratch: none; in place.
 *
 * Preconditions: size_log2 is in 3..14; the absolute values sum up to at most 2^29.
 */
void pex_spectrum_magnitudes(const int32_t *sine, int32_t size_log2, int32_t *values);

#endif
