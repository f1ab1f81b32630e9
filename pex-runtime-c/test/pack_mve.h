#ifndef PACK_MVE_H
#define PACK_MVE_H

#include <stdint.h>

#include "random_case.h"

/* Tables of the kernels for MVE, packed as their headers define them; on the heap. */

/* Makes the layer's shifts no more than `most`. */
void restrict_shifts(random_layer *drawn, int32_t channels, int32_t most);

/* Makes no weight of a depthwise layer, [taps][channels], -128. */
void restrict_weights(random_layer *drawn, int32_t channels, int32_t taps);

/* Records [blocks][9] of blocks of four channels (pex_requantize_mve.h). */
int32_t *pack_records_mve(const random_layer *drawn, int32_t channels);

/* Records [blocks][4][9] of blocks of 16 channels: record r has channels r, r + 4, r + 8, r + 12.
 * Up to 8 channels are repeated as often as a block can hold them. */
int32_t *pack_records_of_16_mve(const random_layer *drawn, int32_t channels);

/* Weights [blocks][rows][vectors][columns][4][16] of those [channels][rows][columns][inputs];
 * the taps are rows and columns. */
int8_t *pack_weights_mve(const int8_t *weights, int32_t channels, const int32_t taps[2],
                         int32_t inputs);

/* Weights [blocks][taps][16] of those [taps][channels], likewise. */
int8_t *pack_depthwise_mve(const int8_t *weights, int32_t channels, int32_t taps);

#endif
