#ifndef POOL_H
#define POOL_H

#include <stdint.h>

#include "definition.h"
#include "pex_pool.h"
#include "row_runner.h"

/* What the tests of the poolings of all cores have in common. */

/* A kernel that pools. */
typedef void pooling(const pex_pool_params *params, const int8_t *const *rows, int8_t *output,
                     int32_t output_pixel_bytes, const pex_part *part);

/* A whole pooling in plain words. */
typedef void pool_definition(const window *at, const layer *ends, const int8_t *input,
                             int8_t *output);

/* Facts that are literals where a kernel's body sees them. */
static const pex_pool_params literal_pool = {
    .input_width = 6,
    .input_pixel_bytes = 9,
    .output_width = 3,
    .output_channels = 9,
    .kernel_height = 3,
    .kernel_width = 3,
    .stride_width = 2,
    .dilation_width = 1,
    .padding_left = 1,
    .activation_min = -100,
    .activation_max = 110,
};

/* The largest and the mean of what lies inside, written out for one row; all channels are alike. */
void check_max_pool_of_table(pooling *pool, int32_t channels);
void check_average_pool_of_table(pooling *pool, int32_t channels);

/* The mean of equal values is their value, for the ends of int8 in a window of this size. */
void check_average_pool_of_ends(pooling *pool, int32_t kernel_height, int32_t kernel_width);

/* Random windows are as defined. */
void check_random_pools(pooling *pool, pool_definition *definition);

/* The pool of literals is as defined. */
void check_literal_pool(pooling *pool, pool_definition *definition);

#endif
