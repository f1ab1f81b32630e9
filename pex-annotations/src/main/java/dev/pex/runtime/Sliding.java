package dev.pex.runtime;

/**
 * A window on its way over an input.
 *
 * @param input the input, or a slice of its channels, as it lies
 * @param output the whole output
 */
public record Sliding(Shape input, Shape output, Window window) {}
