#ifndef PEX_OBSERVER_H
#define PEX_OBSERVER_H

#include <stdint.h>

/* PEX_COMPLETE(tensor, first_element, values, bytes) stands where a tensor of a generated network,
 * or a row of one that is never whole in the arena, is complete. It is empty unless the build
 * defines PEX_OBSERVER; then the application provides pex_observe. */
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
#define PEX_COMPLETE(tensor, first_element, values, bytes) \
  pex_observe(tensor, first_element, values, bytes)
#else
#define PEX_COMPLETE(tensor, first_element, values, bytes) ((void)0)
#endif

#endif
