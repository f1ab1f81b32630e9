#include "pex_depthwise_s8_mve.h"

#include "pex_assert.h"
#include "pex_depthwise_s8_mve_inline.h"

void pex_depthwise_s8_mve(const pex_depthwise_s8_mve_params *params, const int8_t *const *rows,
                          int8_t *output, int32_t output_pixel_bytes, const pex_part *part) {
  const int8_t *starts[PEX_DEPTHWISE_S8_MVE_TAPS];
  PEX_ASSERT(params->kernel_height * params->kernel_width <= PEX_DEPTHWISE_S8_MVE_TAPS);
  pex_depthwise_s8_mve_inline(params, rows, output, output_pixel_bytes, part, starts);
}
