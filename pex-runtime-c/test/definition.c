#include "definition.h"

#include <stdbool.h>
#include <stdlib.h>

static int64_t floor_divide(int64_t value, int64_t divisor) {
  const int64_t quotient = value / divisor;
  return value % divisor < 0 ? quotient - 1 : quotient;
}

/* To the nearest, halves away from zero. */
static int64_t divide_rounded(int64_t value, int64_t divisor) {
  const int64_t magnitude = value < 0 ? -value : value;
  const int64_t quotient = (2 * magnitude + divisor) / (2 * divisor);
  return value < 0 ? -quotient : quotient;
}

int32_t definition_rescale(int64_t value, int32_t multiplier, int32_t shift) {
  const int64_t shifted = shift > 0 ? value * ((int64_t)1 << shift) : value;
  const int64_t high = floor_divide(shifted * multiplier + ((int64_t)1 << 30), (int64_t)1 << 31);
  return (int32_t)(shift < 0 ? divide_rounded(high, (int64_t)1 << -shift) : high);
}

int8_t definition_clamp(int64_t value, int32_t min, int32_t max) {
  if (value < min) {
    return (int8_t)min;
  }
  return (int8_t)(value > max ? max : value);
}

/* An output element and one tap of its window. */
typedef struct {
  int32_t row;
  int32_t column;
  int32_t channel;
  int32_t kernel_row;
  int32_t kernel_column;
} tap;

/* Whether the tap lies inside the input; if so, its value at an input channel. */
static bool read(const window *at, const int8_t *input, tap t, int32_t channel, int32_t *value) {
  const int32_t row =
      t.row * at->stride_height - at->padding_top + t.kernel_row * at->dilation_height;
  const int32_t column =
      t.column * at->stride_width - at->padding_left + t.kernel_column * at->dilation_width;
  if (row < 0 || row >= at->input_height || column < 0 || column >= at->input_width) {
    return false;
  }
  *value = input[(row * at->input_width + column) * at->input_channels + channel];
  return true;
}

/* A function of one output element. */
typedef int8_t element(const window *at, const layer *facts, const int8_t *input, tap t);

static void each(const window *at, const layer *facts, const int8_t *input, int8_t *output,
                 element *of) {
  tap t = {0, 0, 0, 0, 0};
  for (t.row = 0; t.row < at->output_height; t.row++) {
    for (t.column = 0; t.column < at->output_width; t.column++) {
      for (t.channel = 0; t.channel < at->output_channels; t.channel++) {
        *output++ = of(at, facts, input, t);
      }
    }
  }
}

static int8_t finish(const layer *facts, int64_t sum, int32_t channel) {
  const int32_t scaled = definition_rescale(sum + facts->bias[channel], facts->multiplier[channel],
                                            facts->shift[channel]);
  return definition_clamp((int64_t)scaled + facts->output_zero_point, facts->activation_min,
                          facts->activation_max);
}

static int8_t conv_element(const window *at, const layer *facts, const int8_t *input, tap t) {
  int64_t sum = 0;
  int32_t weight = t.channel * at->kernel_height * at->kernel_width * at->input_channels;
  for (t.kernel_row = 0; t.kernel_row < at->kernel_height; t.kernel_row++) {
    for (t.kernel_column = 0; t.kernel_column < at->kernel_width; t.kernel_column++) {
      for (int32_t channel = 0; channel < at->input_channels; channel++) {
        int32_t value = 0;
        if (read(at, input, t, channel, &value)) {
          sum += (value - facts->input_zero_point) * facts->weights[weight];
        }
        weight++;
      }
    }
  }
  return finish(facts, sum, t.channel);
}

void definition_conv(const window *at, const layer *facts, const int8_t *input, int8_t *output) {
  each(at, facts, input, output, conv_element);
}

void definition_dense(int32_t inputs, int32_t units, const layer *facts, const int8_t *input,
                      int8_t *output) {
  for (int32_t unit = 0; unit < units; unit++) {
    int64_t sum = facts->bias[unit];
    for (int32_t i = 0; i < inputs; i++) {
      sum += (input[i] - facts->input_zero_point) * facts->weights[unit * inputs + i];
    }
    const int64_t scaled =
        divide_rounded(sum * facts->multiplier[unit], (int64_t)1 << (31 - facts->shift[unit]));
    output[unit] = definition_clamp(scaled + facts->output_zero_point, facts->activation_min,
                                    facts->activation_max);
  }
}

static int8_t depthwise_element(const window *at, const layer *facts, const int8_t *input, tap t) {
  int64_t sum = 0;
  for (t.kernel_row = 0; t.kernel_row < at->kernel_height; t.kernel_row++) {
    for (t.kernel_column = 0; t.kernel_column < at->kernel_width; t.kernel_column++) {
      const int32_t pixel = t.kernel_row * at->kernel_width + t.kernel_column;
      const int32_t weight = facts->weights[pixel * at->output_channels + t.channel];
      int32_t value = 0;
      if (read(at, input, t, t.channel / facts->channel_multiplier, &value)) {
        sum += (value - facts->input_zero_point) * weight;
      }
    }
  }
  return finish(facts, sum, t.channel);
}

void definition_depthwise(const window *at, const layer *facts, const int8_t *input,
                          int8_t *output) {
  each(at, facts, input, output, depthwise_element);
}

static int8_t max_element(const window *at, const layer *facts, const int8_t *input, tap t) {
  int32_t largest = INT8_MIN;
  for (t.kernel_row = 0; t.kernel_row < at->kernel_height; t.kernel_row++) {
    for (t.kernel_column = 0; t.kernel_column < at->kernel_width; t.kernel_column++) {
      int32_t value = 0;
      if (read(at, input, t, t.channel, &value) && value > largest) {
        largest = value;
      }
    }
  }
  return definition_clamp(largest, facts->activation_min, facts->activation_max);
}

void definition_max_pool(const window *at, const layer *facts, const int8_t *input,
                         int8_t *output) {
  each(at, facts, input, output, max_element);
}

static int8_t average_element(const window *at, const layer *facts, const int8_t *input, tap t) {
  int32_t count = 0;
  int64_t sum = 0;
  for (t.kernel_row = 0; t.kernel_row < at->kernel_height; t.kernel_row++) {
    for (t.kernel_column = 0; t.kernel_column < at->kernel_width; t.kernel_column++) {
      int32_t value = 0;
      if (read(at, input, t, t.channel, &value)) {
        sum += value;
        count++;
      }
    }
  }
  if (count == 0) {
    abort(); /* a window of nothing but padding has no mean */
  }
  return definition_clamp(divide_rounded(sum, count), facts->activation_min, facts->activation_max);
}

void definition_average_pool(const window *at, const layer *facts, const int8_t *input,
                             int8_t *output) {
  each(at, facts, input, output, average_element);
}

static int8_t pad_element(const window *at, const layer *facts, const int8_t *input, tap t) {
  int32_t value = facts->input_zero_point;
  (void)read(at, input, t, t.channel, &value);
  return (int8_t)value;
}

void definition_pad(const window *at, const layer *facts, const int8_t *input, int8_t *output) {
  each(at, facts, input, output, pad_element);
}
