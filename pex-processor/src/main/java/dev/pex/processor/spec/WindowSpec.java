package dev.pex.processor.spec;

import java.util.List;

/**
 * How a kernel slides, as written: each list should hold one number for both axes, or rows and
 * columns.
 *
 * @param kernelName what the user calls the kernel's size: {@code kernel} or {@code pool}
 * @param strides empty if they are the kernel's size
 */
public record WindowSpec(
    String kernelName,
    Located<List<Integer>> kernel,
    Located<List<Integer>> strides,
    Located<List<Integer>> dilation,
    PaddingKind padding) {}
