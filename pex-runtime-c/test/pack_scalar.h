#ifndef PACK_SCALAR_H
#define PACK_SCALAR_H

#include <stdbool.h>
#include <stdint.h>

/* Tables of the scalar kernels, on the heap. */

/* Blocks of four filters of [filters][taps] weights, raised by 128 or as they are. */
int8_t *pack_filters_scalar(const int8_t *weights, int32_t filters, int32_t taps, bool raised);

/* [channels][taps] of [taps][channels] weights. */
int8_t *pack_channels_scalar(const int8_t *weights, int32_t channels, int32_t taps);

#endif
