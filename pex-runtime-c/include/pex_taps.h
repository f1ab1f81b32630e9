#ifndef PEX_TAPS_H
#define PEX_TAPS_H

#include <stdint.h>

/* The taps of a kernel row that lie inside the input: [first, end), perhaps none. */
typedef struct {
  int32_t first;
  int32_t end;
  /* What the first of them reads, counted from the first column that is there; zero if there is
   * none. */
  int32_t offset;
} pex_taps;

/* How many taps, at most kernel_width, lie in the next `columns` columns. */
static inline int32_t pex_taps_within(int32_t columns, int32_t dilation, int32_t kernel_width) {
  if (columns <= 0) {
    return 0;
  }
  const int32_t taps = (columns + dilation - 1) / dilation;
  return taps < kernel_width ? taps : kernel_width;
}

/* Tap t reads column first_column + t * dilation of 0..input_width, of which the columns from
 * input_column on are there. */
static inline pex_taps pex_taps_inside(int32_t first_column, int32_t dilation, int32_t kernel_width,
                                       int32_t input_width, int32_t input_column) {
  const int32_t first = pex_taps_within(-first_column, dilation, kernel_width);
  const int32_t end = pex_taps_within(input_width - first_column, dilation, kernel_width);
  const int32_t offset = first < end ? first_column + first * dilation - input_column : 0;
  const pex_taps taps = {first, end, offset};
  return taps;
}

#endif
