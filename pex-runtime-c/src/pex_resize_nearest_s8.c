#include "pex_resize_nearest_s8.h"

#include <stddef.h>
#include <string.h>

#include "pex_assert.h"

void pex_resize_nearest_s8(const pex_resize_nearest_s8_params *params, const int8_t *const *rows,
                           int8_t *output, int32_t output_pixel_bytes, const pex_part *part) {
  PEX_ASSERT(rows[0] != NULL);
  PEX_ASSERT(0 <= part->first_column && part->end_column <= params->output_width);
  PEX_ASSERT(0 <= part->first_channel && part->first_channel <= part->end_channel);
  PEX_ASSERT(part->end_channel <= params->output_channels);
  PEX_ASSERT(params->column_step >= 0 && params->column_start >= 0 && params->column_unit > 0);
  const size_t bytes = (size_t)(part->end_channel - part->first_channel);
  for (int32_t column = part->first_column; column < part->end_column; column++) {
    const int32_t nearest =
        (column * params->column_step + params->column_start) / params->column_unit;
    PEX_ASSERT(nearest < params->input_width);
    memcpy(output, rows[0] + (nearest - part->input_column) * params->input_pixel_bytes, bytes);
    output += output_pixel_bytes;
  }
}
