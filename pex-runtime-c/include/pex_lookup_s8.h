#ifndef PEX_LOOKUP_S8_H
#define PEX_LOOKUP_S8_H

#include <stdint.h>

/* Fixed facts of one function of single elements. */
typedef struct {
  const int8_t *table;
} pex_lookup_s8_params;

/* Computes elements [first_element, end_element) of a function of each element.
 *
 * Shapes: input and output are contiguous, of any shape, and point at element 0; table has 256
 *   elements.
 *
 * Quantisation: out = table[in + 128]; the table knows scales and zero points.
 *
 * Scratch: none. The output may be the input, or start below it if the input is not needed later:
 *   elements are made upwards, each read before it is written.
 *
 * Preconditions: 0 <= first_element <= end_element.
 */
void pex_lookup_s8(const pex_lookup_s8_params *params, const int8_t *input, int8_t *output,
                   int32_t first_element, int32_t end_element);

#endif
