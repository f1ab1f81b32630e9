package dev.pex.codesign.tensor;

/**
 * How {@link Tensor#normalized} treats channels (Ioffe and Szegedy, arXiv 1502.03167); a value for
 * each in every tensor.
 *
 * @param gamma the learnt factor
 * @param beta the learnt mean
 * @param mean of all examples; moved towards that of these examples while training
 * @param variance of all examples; moved likewise
 * @param momentum how much of the mean and variance so far stays
 * @param training whether these examples' mean and variance count, or those of all
 */
public record Normalization(
    Tensor gamma,
    Tensor beta,
    Tensor mean,
    Tensor variance,
    float momentum,
    float epsilon,
    boolean training) {}
