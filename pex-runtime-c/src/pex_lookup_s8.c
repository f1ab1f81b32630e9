#include "pex_lookup_s8.h"

#include "pex_assert.h"

void pex_lookup_s8(const pex_lookup_s8_params *params, const int8_t *input, int8_t *output,
                   int32_t first_element, int32_t end_element) {
  PEX_ASSERT(0 <= first_element && first_element <= end_element);
  for (int32_t i = first_element; i < end_element; i++) {
    output[i] = params->table[input[i] - INT8_MIN];
  }
}
