#ifndef PEX_DEPTHWISE_3X3_SPAN_H
#define PEX_DEPTHWISE_3X3_SPAN_H

#include <stdbool.h>
#include <stdint.h>

#include "pex_assert.h"
#include "pex_depthwise_3x3_s8_dsp.h"
#include "pex_inline.h"
#include "pex_types.h"

/* Which outputs of a row pex_depthwise_3x3_s8_dsp makes. */
typedef struct {
  int32_t columns;
  /* Whether the left column of the first window is padding, and the right one of the last. */
  bool left_padding;
  bool right_padding;
  int32_t output_pixel_bytes;
} pex_depthwise_3x3_span;

/* The column where the first window begins. */
static PEX_INLINE int32_t pex_depthwise_3x3_left_of(const pex_depthwise_3x3_s8_dsp_params *params,
                                                    const pex_part *part) {
  return part->first_column * params->stride_width - params->padding_left;
}

static PEX_INLINE pex_depthwise_3x3_span
pex_depthwise_3x3_span_of(const pex_depthwise_3x3_s8_dsp_params *params, const pex_part *part,
                          int32_t output_pixel_bytes) {
  const int32_t columns = part->end_column - part->first_column;
  const int32_t left = pex_depthwise_3x3_left_of(params, part);
  const int32_t right = left + (columns - 1) * params->stride_width + 2;
  PEX_ASSERT(left >= -1 && right <= params->input_width);
  const pex_depthwise_3x3_span span = {columns, left < 0, right == params->input_width,
                                       output_pixel_bytes};
  return span;
}

/* Whether it is one of most parts: of their columns, and without padding. */
static PEX_INLINE bool pex_depthwise_3x3_is_usual(const pex_depthwise_3x3_s8_dsp_params *params,
                                                  pex_depthwise_3x3_span span) {
  return PEX_IS_LITERAL(params->part_columns) && span.columns == params->part_columns &&
         !span.left_padding && !span.right_padding;
}

/* How many outputs have the right column of their window inside. */
static PEX_INLINE int32_t pex_depthwise_3x3_inside(pex_depthwise_3x3_span span) {
  return span.columns - (span.right_padding ? 1 : 0);
}

/* How many columns of the input are read. */
static PEX_INLINE int32_t pex_depthwise_3x3_read(const pex_depthwise_3x3_s8_dsp_params *params,
                                                 pex_depthwise_3x3_span span) {
  return (span.columns - 1) * params->stride_width + 3 - (span.left_padding ? 1 : 0) -
         (span.right_padding ? 1 : 0);
}

#endif
