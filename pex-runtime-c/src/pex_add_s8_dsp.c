#include "pex_add_s8_dsp.h"

#define PEX_ROLLED
#include "pex_add_s8_dsp_inline.h"

void pex_add_s8_dsp(const pex_add_s8_dsp_params *params, const int8_t *first, const int8_t *second,
                    int8_t *output, int32_t first_element, int32_t end_element) {
  pex_add_s8_dsp_params facts = *params;
  if (facts.activation_min == INT8_MIN && facts.activation_max == INT8_MAX) {
    facts.activation_min = INT8_MIN;
    facts.activation_max = INT8_MAX;
    pex_add_s8_dsp_inline(&facts, first, second, output, first_element, end_element);
  } else {
    pex_add_s8_dsp_inline(&facts, first, second, output, first_element, end_element);
  }
}
