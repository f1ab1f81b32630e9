package dev.pex.codesign.width;

/**
 * Channels that are there in several tensors, or in one, and go together.
 *
 * @param name of the first tensor that has them
 * @param channels how many there are
 * @param prunable whether there may be fewer: not of inputs, of outputs, and of what is read in
 *     another order than channel by channel
 */
public record ChannelGroup(String name, int channels, boolean prunable) {}
