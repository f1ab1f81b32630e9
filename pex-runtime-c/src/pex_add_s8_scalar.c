#include "pex_add_s8_scalar.h"

#define PEX_ROLLED
#include "pex_add_s8_scalar_inline.h"

void pex_add_s8_scalar(const pex_add_s8_scalar_params *params, const int8_t *first,
                       const int8_t *second, int8_t *output, int32_t first_element,
                       int32_t end_element) {
  pex_add_s8_scalar_inline(params, first, second, output, first_element, end_element);
}
