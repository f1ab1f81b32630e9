#include "pex_dense_s8_dsp.h"

#define PEX_ROLLED
#include "pex_dense_s8_dsp_inline.h"

void pex_dense_s8_dsp(const pex_dense_s8_dsp_params *params, const int8_t *input, int8_t *output,
                      int32_t first_element, int32_t end_element) {
  int32_t scratch[PEX_DENSE_DSP_SCRATCH_WORDS] = {0};
  pex_dense_s8_dsp_inline(params, input, output, first_element, end_element, scratch);
}
