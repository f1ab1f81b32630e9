#ifndef PACK_MVE_H
#define PACK_MVE_H

#include <stdint.h>

#include "random_case.h"

/* Tables of the kernels for MVE, packed as their headers define them; on the heap. */

/* Makes the layer's shifts such as the kernels take. */
void restrict_shifts(random_layer *drawn, int32_t channels);

/* Records of four channels each (pex_requantize_mve.h): biases, multipliers, shifts. */
int32_t *pack_records_mve(const random_layer *drawn, int32_t channels);

/* Weights [blocks][taps][vectors][4][16] of those [channels][taps][inputs]. */
int8_t *pack_weights_mve(const int8_t *weights, int32_t channels, int32_t taps, int32_t inputs);

#endif
