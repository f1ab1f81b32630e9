#include "pex_concatenate_s8.h"

#include <stddef.h>
#include <string.h>

#include "pex_assert.h"

void pex_concatenate_s8(const pex_concatenate_s8_params *params, const int8_t *const *rows,
                        int8_t *output, int32_t output_pixel_bytes, const pex_part *part) {
  PEX_ASSERT(0 <= params->first_column && params->first_column <= part->first_column);
  PEX_ASSERT(part->end_column <= params->first_column + params->input_width);
  PEX_ASSERT(part->end_column <= params->output_width);
  PEX_ASSERT(0 <= part->first_channel && part->first_channel <= part->end_channel);
  PEX_ASSERT(part->end_channel <= params->output_channels);
  PEX_ASSERT(rows[0] != NULL);
  const size_t bytes = (size_t)(part->end_channel - part->first_channel);
  const int32_t input_column = part->first_column - params->first_column - part->input_column;
  const int8_t *pixel = rows[0] + input_column * params->input_pixel_bytes;
  for (int32_t column = part->first_column; column < part->end_column; column++) {
    memcpy(output, pixel, bytes);
    pixel += params->input_pixel_bytes;
    output += output_pixel_bytes;
  }
}
