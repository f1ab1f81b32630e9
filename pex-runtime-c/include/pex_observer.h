#ifndef PEX_OBSERVER_H
#define PEX_OBSERVER_H

#include <stdint.h>

/* PEX_COMPLETE(tensor, first_element, values, bytes) stands where a tensor of a generated network,
 * or a row of one that is never whole in the arena, is complete; PEX_COMPLETE_SLICE(tensor,
 * channels, first_channel, values, pixels, count) where that is a slice, count of the tensor's
 * channels in each pixel. They are empty unless the build defines PEX_OBSERVER; then the
 * application provides pex_observe. */
#ifdef PEX_OBSERVER
#ifdef __cplusplus
extern "C" {
#endif

/* Sees elements of a tensor: its name in the model, the element at which the values start, and the
 * values, channels innermost. */
void pex_observe(const char *tensor, int32_t first_element, const int8_t *values, int32_t bytes);

#ifdef __cplusplus
}
#endif

/* Shows a slice pixel by pixel. */
static inline void pex_observe_slice(const char *tensor, int32_t channels, int32_t first_channel,
                                     const int8_t *values, int32_t pixels, int32_t count) {
  for (int32_t pixel = 0; pixel < pixels; pixel++) {
    pex_observe(tensor, pixel * channels + first_channel, values + pixel * count, count);
  }
}

#define PEX_COMPLETE(tensor, first_element, values, bytes) \
  pex_observe(tensor, first_element, values, bytes)
#define PEX_COMPLETE_SLICE(tensor, channels, first_channel, values, pixels, count) \
  pex_observe_slice(tensor, channels, first_channel, values, pixels, count)
#else
#define PEX_COMPLETE(tensor, first_element, values, bytes) ((void)0)
#define PEX_COMPLETE_SLICE(tensor, channels, first_channel, values, pixels, count) ((void)0)
#endif

#endif
