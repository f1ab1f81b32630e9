#ifndef PEX_QUANTIZE_H
#define PEX_QUANTIZE_H

#include <stdint.h>

/* The int8 value nearest to real / scale + zero_point: halves go away from zero before the zero
 * point is added, values beyond int8 go to the nearer end, and what is not a number to the lower
 * one. scale is positive; zero_point is an int8 value. */
static inline int8_t pex_quantize(float real, float scale, int32_t zero_point) {
  const float scaled = real / scale;
  if (!(scaled > -256.0F)) {
    return INT8_MIN;
  }
  if (scaled >= 256.0F) {
    return INT8_MAX;
  }
  const int32_t whole = (int32_t)scaled;
  const float rest = scaled - (float)whole; /* exact, and of the sign of scaled */
  const int32_t rounded = whole + (rest >= 0.5F ? 1 : 0) - (rest <= -0.5F ? 1 : 0);
  const int32_t value = rounded + zero_point;
  return (int8_t)(value < INT8_MIN ? INT8_MIN : value > INT8_MAX ? INT8_MAX : value);
}

/* scale * (value - zero_point). */
static inline float pex_dequantize(int8_t value, float scale, int32_t zero_point) {
  return scale * (float)(value - zero_point);
}

#endif
