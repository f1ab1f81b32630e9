#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "pex_concatenate_s8.h"
#include "random_case.h"

static void lies_behind_others(void **state) {
  static const int8_t row[] = {1, 2, 3, 4};
  static const int8_t channels[] = {0, 0, 0, 1, 2, 0, 0, 0, 3, 4};
  static const int8_t columns[] = {0, 0, 1, 2, 3, 4};
  const pex_concatenate_s8_params in_channels = {
      .input_width = 2,
      .input_pixel_bytes = 2,
      .output_width = 2,
      .output_channels = 5,
      .first_column = 0,
  };
  const pex_concatenate_s8_params in_columns = {
      .input_width = 2,
      .input_pixel_bytes = 2,
      .output_width = 3,
      .output_channels = 2,
      .first_column = 1,
  };
  const int8_t *rows[] = {row};
  const pex_part last_channels = {0, 2, 3, 5, 0};
  const pex_part last_columns = {1, 3, 0, 2, 0};
  int8_t output[10] = {0};
  int8_t wider[6] = {0};
  (void)state;
  pex_concatenate_s8(&in_channels, rows, output + 3, 5, &last_channels);
  assert_memory_equal(channels, output, sizeof(output));
  pex_concatenate_s8(&in_columns, rows, wider + 2, 2, &last_columns);
  assert_memory_equal(columns, wider, sizeof(wider));
}

/* Where a part of an operand's row lies, and in what. */
typedef struct {
  pex_concatenate_s8_params params;
  int32_t operand_channel; /* of the output, at which the operand starts */
  pex_part part;
} placed_part;

static placed_part random_part(random_source *source) {
  placed_part at;
  const int32_t width = random_between(source, 1, 6);
  const int32_t channels = random_between(source, 1, 6);
  const int32_t column = random_between(source, 0, 4);
  at.operand_channel = random_between(source, 0, 4);
  at.params = (pex_concatenate_s8_params){
      .input_width = width,
      .input_pixel_bytes = channels,
      .output_width = column + width + random_between(source, 0, 3),
      .output_channels = at.operand_channel + channels + random_between(source, 0, 3),
      .first_column = column,
  };
  at.part.first_column = column + random_between(source, 0, width);
  at.part.end_column = random_between(source, at.part.first_column, column + width);
  at.part.input_column = random_between(source, 0, at.part.first_column - column);
  at.part.first_channel = at.operand_channel + random_between(source, 0, channels);
  at.part.end_channel =
      random_between(source, at.part.first_channel, at.operand_channel + channels);
  return at;
}

/* Whether an element of the output row is the operand's where the part lies, else as before. */
static void assert_copied(const placed_part *at, const int8_t *row, const int8_t *before,
                          const int8_t *output) {
  const pex_concatenate_s8_params *params = &at->params;
  for (int32_t column = 0; column < params->output_width; column++) {
    for (int32_t channel = 0; channel < params->output_channels; channel++) {
      const int32_t element = column * params->output_channels + channel;
      const bool inside = at->part.first_column <= column && column < at->part.end_column &&
                          at->part.first_channel <= channel && channel < at->part.end_channel;
      const int32_t copied = (column - params->first_column) * params->input_pixel_bytes + channel -
                             at->operand_channel;
      assert_int_equal(inside ? row[copied] : before[element], output[element]);
    }
  }
}

static void copies_random_parts_and_nothing_else(void **state) {
  (void)state;
  random_source source = random_start();
  for (int i = 0; i < 500; i++) {
    const placed_part at = random_part(&source);
    const int32_t elements = at.params.output_width * at.params.output_channels;
    int8_t *row = random_tensor(&source, at.params.input_width * at.params.input_pixel_bytes);
    int8_t *output = random_tensor(&source, elements);
    int8_t *before = random_tensor(&source, elements);
    memcpy(before, output, (size_t)elements);
    const int32_t given = at.part.input_column * at.params.input_pixel_bytes;
    const int8_t *rows[] = {row + given + at.part.first_channel - at.operand_channel};
    const int32_t first = at.part.first_column * at.params.output_channels + at.part.first_channel;
    pex_concatenate_s8(&at.params, rows, output + first, at.params.output_channels, &at.part);
    assert_copied(&at, row, before, output);
    free(row);
    free(output);
    free(before);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lies_behind_others),
      cmocka_unit_test(copies_random_parts_and_nothing_else),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
