#ifndef RANDOM_CASE_H
#define RANDOM_CASE_H

#include <stdbool.h>
#include <stdint.h>

#include "definition.h"

/* Random windows, layers and tensors; the same seed gives the same cases everywhere. */
typedef struct {
  uint32_t state;
} random_source;

/* A source seeded from the environment's PEX_SEED, or a fixed seed; prints the seed. */
random_source random_start(void);

/* An integer of [min, max]. */
int32_t random_between(random_source *source, int32_t min, int32_t max);

/* True once in `times`. */
bool random_once_in(random_source *source, int32_t times);

/* A zero point or another int8, the ends of the range more often than others. */
int32_t random_int8(random_source *source);

/* `count` elements on the heap, exactly as many, so that AddressSanitizer sees a read beyond. */
int8_t *random_tensor(random_source *source, int32_t count);

/* Which windows an operator takes. */
typedef struct {
  int32_t largest_kernel;
  bool dilated;
  /* Padding as wide as the kernel or wider, so that some windows see nothing but padding. */
  bool far_padding;
} window_range;

/* A window over a small input; the output has at least one row and column, and as many channels as
 * the input. */
window random_window(random_source *source, window_range range);

/* A layer with weights on the heap: zero points, clamp and factors that use the int8 range. */
typedef struct {
  layer facts;
  int8_t *weights;
  int32_t *bias;
  int32_t *folded_bias;
  int32_t *multiplier;
  int8_t *shift;
} random_layer;

/* `taps` weights for each of `channels` channels; channel c owns weights c * channel_step +
 * i * tap_step. */
random_layer random_layer_of(random_source *source, int32_t channels, int32_t taps,
                             int32_t channel_step, int32_t tap_step);

/* Frees what the layer holds. */
void random_layer_free(random_layer *drawn);

/* Zero points and a clamp, without weights. */
layer random_ends(random_source *source);

#endif
