#ifndef ADDITION_H
#define ADDITION_H

#include "pex_add_s8.h"

/* What the tests of the additions of all cores have in common. */

/* A kernel that adds. */
typedef void addition(const pex_add_s8_params *params, const int8_t *first, const int8_t *second,
                      int8_t *output, int32_t first_element, int32_t end_element);

/* Facts that are literals where a kernel's body sees them. */
static const pex_add_s8_params literal_sum = {
    .left_shift = 20,
    .first_zero_point = 4,
    .first_multiplier = 1 << 30,
    .first_shift = 0,
    .second_zero_point = -17,
    .second_multiplier = 1699529983,
    .second_shift = -2,
    .output_zero_point = -128,
    .output_multiplier = 1140768826,
    .output_shift = -17,
    .activation_min = -128,
    .activation_max = 127,
};
static const pex_add_s8_params literal_difference = {
    .left_shift = 20,
    .first_zero_point = -128,
    .first_multiplier = 1340768826,
    .first_shift = -1,
    .second_zero_point = 11,
    .second_multiplier = -(1 << 30),
    .second_shift = 0,
    .output_zero_point = 3,
    .output_multiplier = 1840768827,
    .output_shift = -18,
    .activation_min = -100,
    .activation_max = 127,
};

/* Sums and differences that are written out. */
void check_addition_of_table(addition *add);

/* All pairs of values, added in two parts and onto one of the inputs, are as the portable kernel
 * has them. */
void check_addition_of_pairs(addition *add, const pex_add_s8_params *params, int32_t middle);

/* The same for random additions. */
void check_addition_of_random_facts(addition *add);

#endif
