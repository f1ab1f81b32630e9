#ifndef PEX_TYPES_H
#define PEX_TYPES_H

#include <stdint.h>

/* What one call of a row kernel makes of its output row: columns [first_column, end_column) and
 * channels [first_channel, end_channel) of the whole output tensor. The given addresses of input
 * rows are those of column input_column; columns left of it need not be there. */
typedef struct {
  int32_t first_column;
  int32_t end_column;
  int32_t first_channel;
  int32_t end_channel;
  int32_t input_column;
} pex_part;

#endif
