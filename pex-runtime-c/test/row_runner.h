#ifndef ROW_RUNNER_H
#define ROW_RUNNER_H

#include <stdint.h>

#include "definition.h"
#include "pex_types.h"
#include "random_case.h"

/* A row kernel whose parameters' type only the test knows. */
typedef void row_kernel(const void *params, const int8_t *const *rows, int8_t *output,
                        int32_t output_pixel_bytes, const pex_part *part);

/* A row kernel with its parameters, and the window that says which rows it reads. */
typedef struct {
  window at;
  row_kernel *kernel;
  const void *params;
  /* Output channels that are made of one input channel; 0 if each is made of all. */
  int32_t channel_multiplier;
  /* Parts begin at multiples of so many channels; at any if 0. */
  int32_t channel_step;
} row_operator;

/* Makes the whole output one row after the other, and fails the test unless it is `expected`. The
 * input lies in a ring of a random number of rows, no fewer than a window reaches over; each row is
 * made in random parts; pixels lie apart by a random number of bytes, which must stay untouched. */
void assert_rows(random_source *source, const row_operator *run, const int8_t *input,
                 const int8_t *expected);

#endif
