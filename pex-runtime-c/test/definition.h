#ifndef DEFINITION_H
#define DEFINITION_H

#include <stdint.h>

/* What the kernels are to compute, said once more in the plainest way: whole tensors, zero points
 * where TFLite has them, a border test for every tap, no code shared with the kernels. */

typedef struct {
  int32_t input_height;
  int32_t input_width;
  int32_t input_channels;
  int32_t output_height;
  int32_t output_width;
  int32_t output_channels;
  int32_t kernel_height;
  int32_t kernel_width;
  int32_t stride_height;
  int32_t stride_width;
  int32_t dilation_height;
  int32_t dilation_width;
  int32_t padding_top;
  int32_t padding_left;
} window;

typedef struct {
  const int8_t *weights;
  const int32_t *bias;
  const int32_t *multiplier;
  const int8_t *shift;
  int32_t channel_multiplier;
  int32_t input_zero_point;
  int32_t output_zero_point;
  int32_t activation_min;
  int32_t activation_max;
} layer;

/* value * multiplier * 2^(shift - 31), rounded twice. */
int32_t definition_rescale(int64_t value, int32_t multiplier, int32_t shift);

/* value, or the nearer end. */
int8_t definition_clamp(int64_t value, int32_t min, int32_t max);

/* A whole convolution; bias without the zero point folded in. */
void definition_conv(const window *at, const layer *facts, const int8_t *input, int8_t *output);

/* A whole dense layer, rescaled with a single rounding; bias without the zero point folded in. */
void definition_dense(int32_t inputs, int32_t units, const layer *facts, const int8_t *input,
                      int8_t *output);

/* A whole depthwise convolution; bias without the zero point folded in. */
void definition_depthwise(const window *at, const layer *facts, const int8_t *input,
                          int8_t *output);

/* A whole maximum pooling. */
void definition_max_pool(const window *at, const layer *facts, const int8_t *input, int8_t *output);

/* A whole average pooling. */
void definition_average_pool(const window *at, const layer *facts, const int8_t *input,
                             int8_t *output);

/* A whole padding. */
void definition_pad(const window *at, const layer *facts, const int8_t *input, int8_t *output);

#endif
