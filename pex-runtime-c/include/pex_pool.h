#ifndef PEX_POOL_H
#define PEX_POOL_H

#include <stddef.h>
#include <stdint.h>

#include "pex_inline.h"
#include "pex_taps.h"
#include "pex_types.h"

/* What max and average pooling have in common. */

/* Fixed facts of one pooling. */
typedef struct {
  int32_t input_width;
  int32_t input_pixel_bytes;
  int32_t output_width;
  int32_t output_channels;
  int32_t kernel_height;
  int32_t kernel_width;
  int32_t stride_width;
  int32_t dilation_width;
  int32_t padding_left;
  int32_t activation_min;
  int32_t activation_max;
} pex_pool_params;

/* What one output pixel reads: so many columns of each row that is not NULL, the first `offset`
 * bytes from the row's address, the next one `stride` bytes further. */
typedef struct {
  const int8_t *const *rows;
  int32_t offset;
  int32_t stride;
  int32_t columns;
} pex_pool_window;

/* The window of a column of the output. */
static PEX_INLINE pex_pool_window pex_pool_window_of(const pex_pool_params *params,
                                                     const int8_t *const *rows,
                                                     const pex_part *part, int32_t column) {
  const int32_t first_column = column * params->stride_width - params->padding_left;
  const pex_taps taps = pex_taps_inside(first_column, params->dilation_width, params->kernel_width,
                                        params->input_width, part->input_column);
  const pex_pool_window inputs = {.rows = rows,
                                  .offset = taps.offset * params->input_pixel_bytes,
                                  .stride = params->dilation_width * params->input_pixel_bytes,
                                  .columns = taps.end - taps.first};
  return inputs;
}

/* How many rows of a window lie inside the input. */
static PEX_INLINE int32_t pex_pool_rows_inside(const int8_t *const *rows, int32_t kernel_height) {
  int32_t inside = 0;
  for (int32_t k = 0; k < kernel_height; k++) {
    inside += rows[k] == NULL ? 0 : 1;
  }
  return inside;
}

#endif
