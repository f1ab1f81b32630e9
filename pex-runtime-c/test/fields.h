#ifndef FIELDS_H
#define FIELDS_H

/* Designated initialisers of the fields that the parameters of row kernels have in common, from
 * addresses of a window, a random layer and its facts. */

/* What a kernel calls the input's channels is `input_channels` or `input_pixel_bytes`. */
#define SHAPE_FIELDS(at, channels)                                    \
  .input_width = (at)->input_width, .channels = (at)->input_channels, \
  .output_width = (at)->output_width, .output_channels = (at)->output_channels

/* Without the dilation, which few kernels have. */
#define WINDOW_FIELDS(at)                                                   \
  .kernel_height = (at)->kernel_height, .kernel_width = (at)->kernel_width, \
  .stride_width = (at)->stride_width, .padding_left = (at)->padding_left

#define FACTOR_FIELDS(drawn) \
  .bias = (drawn)->folded_bias, .multiplier = (drawn)->multiplier, .shift = (drawn)->shift

#define ZERO_POINT_FIELDS(facts) \
  .input_zero_point = (facts)->input_zero_point, .output_zero_point = (facts)->output_zero_point

#define CLAMP_FIELDS(facts) \
  .activation_min = (facts)->activation_min, .activation_max = (facts)->activation_max

#endif
