#include "pex_average_pool_s8_mve.h"

#define PEX_ROLLED
#include "pex_average_pool_s8_mve_inline.h"

void pex_average_pool_s8_mve(const pex_average_pool_s8_mve_params *params,
                             const int8_t *const *rows, int8_t *output, int32_t output_pixel_bytes,
                             const pex_part *part) {
  pex_average_pool_s8_mve_inline(params, rows, output, output_pixel_bytes, part);
}
