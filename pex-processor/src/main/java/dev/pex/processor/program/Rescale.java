package dev.pex.processor.program;

/**
 * The fixed-point factor of TFLite's MultiplyByQuantizedMultiplier: {@code multiplier * 2^(shift -
 * 31)}, rounded twice as gemmlowp does.
 *
 * @param multiplier in [2^30, 2^31), or zero
 * @param shift positive to the left
 */
public record Rescale(int multiplier, int shift) {}
