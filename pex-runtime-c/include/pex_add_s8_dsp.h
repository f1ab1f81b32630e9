#ifndef PEX_ADD_S8_DSP_H
#define PEX_ADD_S8_DSP_H

#include <stdint.h>

#include "pex_add_s8.h"

/* Fixed facts of one addition. */
typedef pex_add_s8_params pex_add_s8_dsp_params;

/* Computes elements [first_element, end_element) of the sum or difference of two tensors of one
 * shape, as pex_add_s8, with the DSP instructions of Cortex-M4, M7 and M33.
 *
 * Shapes, quantisation, scratch: as pex_add_s8.
 *
 * Preconditions: as pex_add_s8; left_shift is 20; output_multiplier is not negative; shifts are in
 *   -22..-1, but that of an input with multiplier 2^30 or -2^30, the one of the greater scale, may
 *   be 0.
 */
void pex_add_s8_dsp(const pex_add_s8_dsp_params *params, const int8_t *first, const int8_t *second,
                    int8_t *output, int32_t first_element, int32_t end_element);

#endif
