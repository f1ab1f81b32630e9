#include "pex_depthwise_3x3_s8_dsp.h"

#define PEX_ROLLED
#include "pex_depthwise_3x3_s8_dsp_inline.h"

void pex_depthwise_3x3_s8_dsp(const pex_depthwise_3x3_s8_dsp_params *params,
                              const int8_t *const *rows, int8_t *output, int32_t output_pixel_bytes,
                              const pex_part *part) {
  pex_depthwise_3x3_s8_dsp_params facts = *params;
  if (!pex_dsp_cuts_negative(pex_depthwise_3x3_ends(params))) {
    pex_depthwise_3x3_s8_dsp_inline(&facts, rows, output, output_pixel_bytes, part);
    return;
  }
  facts.output_zero_point = INT8_MIN;
  facts.activation_min = INT8_MIN;
  facts.activation_max = INT8_MAX;
  if (facts.stride_width == 1) {
    facts.stride_width = 1;
    pex_depthwise_3x3_s8_dsp_inline(&facts, rows, output, output_pixel_bytes, part);
  } else {
    facts.stride_width = 2;
    pex_depthwise_3x3_s8_dsp_inline(&facts, rows, output, output_pixel_bytes, part);
  }
}
