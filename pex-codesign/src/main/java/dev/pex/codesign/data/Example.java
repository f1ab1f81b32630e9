package dev.pex.codesign.data;

/**
 * Something with a label.
 *
 * @param label an index into the classes of its dataset
 */
public record Example<T>(T content, int label) {}
