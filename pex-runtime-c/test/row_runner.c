#include "row_runner.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "pex_rows.h"

enum { MOST_KERNEL_ROWS = 16, UNTOUCHED = 0x5a };

static int8_t *allocate(int32_t bytes) {
  int8_t *memory = malloc((size_t)bytes);
  assert_non_null(memory);
  return memory;
}

static void print_window(const window *at) {
  print_error("input %dx%dx%d, output %dx%dx%d, kernel %dx%d, stride %dx%d, dilation %dx%d, ",
              at->input_height, at->input_width, at->input_channels, at->output_height,
              at->output_width, at->output_channels, at->kernel_height, at->kernel_width,
              at->stride_height, at->stride_width, at->dilation_height, at->dilation_width);
  print_error("padding top %d, left %d\n", at->padding_top, at->padding_left);
}

/* Rows of the input, the last ring_rows of those that were fed. */
typedef struct {
  int8_t *data;
  int32_t row_bytes;
  int32_t ring_rows;
  int32_t fed_rows;
} ring;

static ring new_ring(random_source *source, const window *at) {
  const int32_t reach = (at->kernel_height - 1) * at->dilation_height + 1;
  const int32_t least = reach < at->input_height ? reach : at->input_height;
  ring made;
  made.row_bytes = at->input_width * at->input_channels;
  made.ring_rows = random_between(source, least, at->input_height);
  made.fed_rows = 0;
  made.data = allocate(made.ring_rows * made.row_bytes);
  return made;
}

static void feed_until(ring *to, const int8_t *input, int32_t end_row) {
  for (; to->fed_rows < end_row; to->fed_rows++) {
    memcpy(to->data + (to->fed_rows % to->ring_rows) * to->row_bytes,
           input + to->fed_rows * to->row_bytes, (size_t)to->row_bytes);
  }
}

/* A column no further right than the first that is read for an output column. */
static int32_t column_before(random_source *source, const window *at, int32_t output_column) {
  const int32_t needed = output_column * at->stride_width - at->padding_left;
  const int32_t inside = needed < at->input_width ? needed : at->input_width;
  return random_between(source, 0, inside < 0 ? 0 : inside);
}

/* Calls the kernel for a part, with input rows from some column on. Where output channels are made
 * of single input channels, its rows start at the first of those. */
static void run_part(random_source *source, const row_operator *run, const int8_t *const *rows,
                     int8_t *output, int32_t pixel_bytes, pex_part part) {
  const int32_t read =
      run->channel_multiplier == 0 ? 0 : part.first_channel / run->channel_multiplier;
  const int8_t *starts[MOST_KERNEL_ROWS];
  part.input_column = column_before(source, &run->at, part.first_column);
  const int32_t skipped = part.input_column * run->at.input_channels + read;
  for (int32_t k = 0; k < run->at.kernel_height; k++) {
    starts[k] = rows[k] == NULL ? NULL : rows[k] + skipped;
  }
  run->kernel(run->params, starts, output + part.first_column * pixel_bytes + part.first_channel,
              pixel_bytes, &part);
}

/* Makes the row in four parts, some of them perhaps empty. */
static void run_parts(random_source *source, const row_operator *run, const int8_t *const *rows,
                      int8_t *output, int32_t pixel_bytes) {
  const window *at = &run->at;
  const int32_t columns[] = {0, random_between(source, 0, at->output_width), at->output_width};
  const int32_t step = run->channel_step == 0 ? 1 : run->channel_step;
  const int32_t channels[] = {0, random_between(source, 0, at->output_channels / step) * step,
                              at->output_channels};
  for (int i = 0; i < 2; i++) {
    for (int j = 0; j < 2; j++) {
      const pex_part part = {columns[i], columns[i + 1], channels[j], channels[j + 1], 0};
      run_part(source, run, rows, output, pixel_bytes, part);
    }
  }
}

static bool row_is(const window *at, const int8_t *output, int32_t pixel_bytes,
                   const int8_t *expected) {
  for (int32_t column = 0; column < at->output_width; column++) {
    for (int32_t i = 0; i < pixel_bytes; i++) {
      const int8_t wanted =
          i < at->output_channels ? expected[column * at->output_channels + i] : UNTOUCHED;
      if (output[column * pixel_bytes + i] != wanted) {
        print_error("column %d, channel %d: %d, expected %d\n", column, i,
                    output[column * pixel_bytes + i], wanted);
        return false;
      }
    }
  }
  return true;
}

void assert_rows(random_source *source, const row_operator *run, const int8_t *input,
                 const int8_t *expected) {
  const window *at = &run->at;
  const int32_t pixel_bytes = at->output_channels + random_between(source, 0, 2);
  const int32_t output_bytes = at->output_width * pixel_bytes;
  int8_t *output = allocate(output_bytes);
  ring fed = new_ring(source, at);
  assert_true(at->kernel_height <= MOST_KERNEL_ROWS);
  for (int32_t row = 0; row < at->output_height; row++) {
    const int32_t first = row * at->stride_height - at->padding_top;
    const int32_t end = first + (at->kernel_height - 1) * at->dilation_height + 1;
    feed_until(&fed, input, end < at->input_height ? end : at->input_height);
    const int8_t *rows[MOST_KERNEL_ROWS];
    pex_rows(rows, at->kernel_height, fed.data, fed.row_bytes, fed.ring_rows, at->input_height,
             first, at->dilation_height);
    memset(output, UNTOUCHED, (size_t)output_bytes);
    run_parts(source, run, rows, output, pixel_bytes);
    if (!row_is(at, output, pixel_bytes, expected + row * at->output_width * at->output_channels)) {
      print_window(at);
      fail_msg("row %d is not as defined", row);
    }
  }
  free(fed.data);
  free(output);
}
