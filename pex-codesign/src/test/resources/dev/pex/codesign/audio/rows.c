/* Rows of features of the 16-bit samples on standard input. */
#include <stdio.h>

#include "front_end.h"

int main(void) {
  int16_t samples[FRONT_END_WINDOW_SAMPLES];
  int32_t scratch[FRONT_END_SCRATCH];
  int8_t row[FRONT_END_COEFFICIENTS];
  pex_mfcc_state state = pex_mfcc_start(&front_end, samples);
  int16_t sample;
  while (fread(&sample, sizeof(sample), 1, stdin) == 1) {
    if (pex_mfcc_push(&front_end, &state, sample)) {
      pex_mfcc_row(&front_end, &state, scratch, row);
      fwrite(row, sizeof(row), 1, stdout);
    }
  }
  return 0;
}
