#include "pex_dense_s8_scalar.h"

#define PEX_ROLLED
#include "pex_dense_s8_scalar_inline.h"

void pex_dense_s8_scalar(const pex_dense_s8_scalar_params *params, const int8_t *input,
                         int8_t *output, int32_t first_element, int32_t end_element) {
  pex_dense_s8_scalar_inline(params, input, output, first_element, end_element);
}
