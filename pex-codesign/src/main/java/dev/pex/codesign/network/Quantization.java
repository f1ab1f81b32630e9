package dev.pex.codesign.network;

/** An int8 q stands for {@code scale * (q - zeroPoint)}. */
public record Quantization(float scale, int zeroPoint) {}
