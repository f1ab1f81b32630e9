#include "random_case.h"

#include <stdio.h>
#include <stdlib.h>

random_source random_start(void) {
  const char *text = getenv("PEX_SEED");
  random_source source = {20261};
  if (text != NULL) {
    source.state = (uint32_t)strtoul(text, NULL, 10) | 1U;
  }
  printf("PEX_SEED=%lu\n", (unsigned long)source.state);
  return source;
}

/* Marsaglia's xorshift32. */
static uint32_t next(random_source *source) {
  uint32_t state = source->state;
  state ^= state << 13;
  state ^= state >> 17;
  state ^= state << 5;
  source->state = state;
  return state;
}

int32_t random_between(random_source *source, int32_t min, int32_t max) {
  const uint32_t choices = (uint32_t)(max - min) + 1U;
  return min + (int32_t)((next(source) >> 3) % choices);
}

bool random_once_in(random_source *source, int32_t times) {
  return random_between(source, 1, times) == 1;
}

int32_t random_int8(random_source *source) {
  switch (random_between(source, 0, 5)) {
    case 0:
      return INT8_MIN;
    case 1:
      return INT8_MAX;
    case 2:
      return 0;
    default:
      return random_between(source, INT8_MIN, INT8_MAX);
  }
}

int8_t *random_tensor(random_source *source, int32_t count) {
  int8_t *values = calloc((size_t)count, 1);
  if (values == NULL) {
    abort();
  }
  const bool extreme = random_once_in(source, 8);
  for (int32_t i = 0; i < count; i++) {
    values[i] = (int8_t)(extreme ? (random_once_in(source, 2) ? INT8_MIN : INT8_MAX)
                                 : random_between(source, INT8_MIN, INT8_MAX));
  }
  return values;
}

/* One axis of a window. */
typedef struct {
  int32_t input;
  int32_t output;
  int32_t kernel;
  int32_t stride;
  int32_t dilation;
  int32_t padding_before;
} axis;

static axis random_axis(random_source *source, window_range range) {
  for (;;) {
    axis drawn;
    drawn.input = random_once_in(source, 6) ? 1 : random_between(source, 1, 11);
    drawn.kernel = random_between(source, 1, range.largest_kernel);
    drawn.stride = random_between(source, 1, 3);
    drawn.dilation = range.dilated && random_once_in(source, 2) ? random_between(source, 2, 3) : 1;
    const int32_t reach = (drawn.kernel - 1) * drawn.dilation + 1;
    const int32_t most = range.far_padding ? reach + 2 : (drawn.kernel - 1) / 2;
    drawn.padding_before = random_between(source, 0, most);
    const int32_t padding_after = random_between(source, 0, most);
    const int32_t room = drawn.input + drawn.padding_before + padding_after - reach;
    if (room >= 0) {
      drawn.output = room / drawn.stride + 1;
      return drawn;
    }
  }
}

window random_window(random_source *source, window_range range) {
  const axis rows = random_axis(source, range);
  const axis columns = random_axis(source, range);
  const int32_t channels = random_between(source, 1, 9);
  const window drawn = {
      .input_height = rows.input,
      .input_width = columns.input,
      .input_channels = channels,
      .output_height = rows.output,
      .output_width = columns.output,
      .output_channels = channels,
      .kernel_height = rows.kernel,
      .kernel_width = columns.kernel,
      .stride_height = rows.stride,
      .stride_width = columns.stride,
      .dilation_height = rows.dilation,
      .dilation_width = columns.dilation,
      .padding_top = rows.padding_before,
      .padding_left = columns.padding_before,
  };
  return drawn;
}

layer random_ends(random_source *source) {
  const int32_t first = random_int8(source);
  const int32_t second = random_int8(source);
  const bool clamped = random_once_in(source, 3);
  const layer drawn = {
      .channel_multiplier = 1,
      .input_zero_point = random_int8(source),
      .output_zero_point = random_int8(source),
      .activation_min = !clamped         ? INT8_MIN
                        : first < second ? first
                                         : second,
      .activation_max = !clamped         ? INT8_MAX
                        : first < second ? second
                                         : first,
  };
  return drawn;
}

static void *allocate(int32_t count, size_t bytes) {
  void *memory = malloc((size_t)count * bytes);
  if (memory == NULL) {
    abort();
  }
  return memory;
}

random_layer random_layer_of(random_source *source, int32_t channels, int32_t taps,
                             int32_t channel_step, int32_t tap_step) {
  random_layer drawn;
  drawn.facts = random_ends(source);
  drawn.weights = random_tensor(source, channels * taps);
  drawn.bias = allocate(channels, sizeof(int32_t));
  drawn.folded_bias = allocate(channels, sizeof(int32_t));
  drawn.multiplier = allocate(channels, sizeof(int32_t));
  drawn.shift = allocate(channels, sizeof(int8_t));
  for (int32_t channel = 0; channel < channels; channel++) {
    int32_t weight_sum = 0;
    for (int32_t i = 0; i < taps; i++) {
      weight_sum += drawn.weights[channel * channel_step + i * tap_step];
    }
    drawn.bias[channel] = random_between(source, -20000, 20000);
    drawn.folded_bias[channel] = drawn.bias[channel] - drawn.facts.input_zero_point * weight_sum;
    drawn.multiplier[channel] =
        random_once_in(source, 20) ? 0 : random_between(source, 1 << 30, INT32_MAX);
    drawn.shift[channel] = (int8_t)random_between(source, -13, random_once_in(source, 9) ? 3 : -5);
  }
  drawn.facts.weights = drawn.weights;
  drawn.facts.bias = drawn.bias;
  drawn.facts.multiplier = drawn.multiplier;
  drawn.facts.shift = drawn.shift;
  return drawn;
}

void random_layer_free(random_layer *drawn) {
  free(drawn->weights);
  free(drawn->bias);
  free(drawn->folded_bias);
  free(drawn->multiplier);
  free(drawn->shift);
}
