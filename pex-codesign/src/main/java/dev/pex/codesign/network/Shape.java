package dev.pex.codesign.network;

/** Height, width and channels of a tensor; a vector of n is 1x1xn. */
public record Shape(int height, int width, int channels) {}
