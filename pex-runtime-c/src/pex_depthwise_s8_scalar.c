#include "pex_depthwise_s8_scalar.h"

#define PEX_ROLLED
#include "pex_depthwise_s8_scalar_inline.h"

void pex_depthwise_s8_scalar(const pex_depthwise_s8_scalar_params *params,
                             const int8_t *const *rows, int8_t *output, int32_t output_pixel_bytes,
                             const pex_part *part) {
  pex_depthwise_s8_scalar_inline(params, rows, output, output_pixel_bytes, part);
}
