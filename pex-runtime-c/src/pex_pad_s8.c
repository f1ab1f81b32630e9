#include "pex_pad_s8.h"

#include <stddef.h>
#include <string.h>

#include "pex_assert.h"

void pex_pad_s8(const pex_pad_s8_params *params, const int8_t *const *rows, int8_t *output,
                int32_t output_pixel_bytes, const pex_part *part) {
  PEX_ASSERT(0 <= part->first_column && part->end_column <= params->output_width);
  PEX_ASSERT(0 <= part->first_channel && part->first_channel <= part->end_channel);
  PEX_ASSERT(part->end_channel <= params->output_channels);
  const int8_t *row = rows[0];
  const size_t bytes = (size_t)(part->end_channel - part->first_channel);
  for (int32_t column = part->first_column; column < part->end_column; column++) {
    const int32_t input_column = column - params->padding_left;
    if (row == NULL || input_column < 0 || input_column >= params->input_width) {
      memset(output, params->input_zero_point, bytes);
    } else {
      memcpy(output, row + (input_column - part->input_column) * params->input_pixel_bytes, bytes);
    }
    output += output_pixel_bytes;
  }
}
