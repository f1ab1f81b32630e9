#ifndef PEX_OBSERVER_H
#define PEX_OBSERVER_H

#include <stdint.h>

/* PEX_COMPLETE(tensor, values, bytes) stands where a tensor of a generated network is complete and
 * still whole in the arena. It is empty unless the build defines PEX_OBSERVER; then the application
 * provides pex_observe and pex_observe_row. PEX_COMPLETE_ROW stands where a row is
 * complete of a tensor that is never whole. */
#ifdef PEX_OBSERVER
#ifdef __cplusplus
extern "C" {
#endif

/* Sees a tensor: its name in the model and its values, channels innermost. */
void pex_observe(const char *tensor, const int8_t *values, int32_t bytes);

/* Sees a row of a tensor that is never whole in the arena. */
void pex_observe_row(const char *tensor, int32_t row, const int8_t *values, int32_t bytes);

#ifdef __cplusplus
}
#endif
#define PEX_COMPLETE(tensor, values, bytes) pex_observe(tensor, values, bytes)
#define PEX_COMPLETE_ROW(tensor, row, values, bytes) pex_observe_row(tensor, row, values, bytes)
#else
#define PEX_COMPLETE(tensor, values, bytes) ((void)0)
#define PEX_COMPLETE_ROW(tensor, row, values, bytes) ((void)0)
#endif

#endif
