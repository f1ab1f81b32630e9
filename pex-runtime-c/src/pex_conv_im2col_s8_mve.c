#include "pex_conv_im2col_s8_mve.h"

#include "pex_conv_im2col_s8_mve_inline.h"

void pex_conv_im2col_s8_mve(const pex_conv_im2col_s8_mve_params *params, const int8_t *const *rows,
                            int8_t *output, int32_t output_pixel_bytes, const pex_part *part) {
  int32_t scratch[PEX_CONV_IM2COL_S8_MVE_WORDS];
  pex_conv_im2col_s8_mve_inline(params, rows, output, output_pixel_bytes, part, scratch);
}
