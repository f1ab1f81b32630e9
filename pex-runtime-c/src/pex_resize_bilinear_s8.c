#include "pex_resize_bilinear_s8.h"

#include <stdbool.h>
#include <stddef.h>

#include "pex_assert.h"

enum { ONE = 1024 };

/* A place between two elements: that below it, and how far it lies above that, in 1/1024. */
static int32_t place_of(int32_t index, int32_t step, int32_t start) {
  const int32_t place = index * step + start;
  return place < 0 ? 0 : place;
}

/* Halves go away from zero. */
static int8_t rounded(int32_t sum) {
  const int32_t half = sum > 0 ? ONE * ONE / 2 : -ONE * ONE / 2;
  return (int8_t)((sum + half) / (ONE * ONE));
}

void pex_resize_bilinear_s8(const pex_resize_bilinear_s8_params *params, const int8_t *const *rows,
                            int32_t row, int8_t *output, int32_t output_pixel_bytes,
                            const pex_part *part) {
  PEX_ASSERT(rows[0] != NULL);
  PEX_ASSERT(0 <= part->first_column && part->end_column <= params->output_width);
  PEX_ASSERT(0 <= part->first_channel && part->first_channel <= part->end_channel);
  PEX_ASSERT(part->end_channel <= params->output_channels);
  PEX_ASSERT(params->row_step >= 0 && params->column_step >= 0);
  const int32_t below = place_of(row, params->row_step, params->row_start) % ONE;
  const int8_t *const above_row = rows[0];
  const int8_t *const below_row = below == 0 || rows[1] == NULL ? rows[0] : rows[1];
  const int32_t channels = part->end_channel - part->first_channel;
  for (int32_t column = part->first_column; column < part->end_column; column++) {
    const int32_t place = place_of(column, params->column_step, params->column_start);
    const int32_t right = place % ONE;
    const int32_t left_column = place / ONE;
    PEX_ASSERT(left_column < params->input_width);
    const bool alone = right == 0 || left_column + 1 == params->input_width;
    const int32_t right_column = alone ? left_column : left_column + 1;
    const int32_t left_pixel = (left_column - part->input_column) * params->input_pixel_bytes;
    const int32_t right_pixel = (right_column - part->input_column) * params->input_pixel_bytes;
    for (int32_t channel = 0; channel < channels; channel++) {
      const int32_t in_row_above = (ONE - right) * above_row[left_pixel + channel] +
                                   right * above_row[right_pixel + channel];
      const int32_t in_row_below = (ONE - right) * below_row[left_pixel + channel] +
                                   right * below_row[right_pixel + channel];
      output[channel] = rounded((ONE - below) * in_row_above + below * in_row_below);
    }
    output += output_pixel_bytes;
  }
}
