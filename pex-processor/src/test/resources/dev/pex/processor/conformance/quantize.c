/* Quantises the floats on the standard input with scale and zero point of the first two, and writes
 * for each its int8 value and, as a float, what that stands for. */
#include <stdio.h>

#include "pex_quantize.h"

int main(void) {
  float scale;
  float zero_point;
  float real;
  if (fread(&scale, sizeof scale, 1, stdin) != 1 ||
      fread(&zero_point, sizeof zero_point, 1, stdin) != 1) {
    return 1;
  }
  while (fread(&real, sizeof real, 1, stdin) == 1) {
    const int8_t value = pex_quantize(real, scale, (int32_t)zero_point);
    const float back = pex_dequantize(value, scale, (int32_t)zero_point);
    if (fwrite(&value, sizeof value, 1, stdout) != 1 || fwrite(&back, sizeof back, 1, stdout) != 1) {
      return 1;
    }
  }
  return 0;
}
