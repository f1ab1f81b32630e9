package dev.pex.processor.program;

/**
 * A buffer of the memory map: bytes {@code [offset, offset + bytes)} of the arena, alive from the
 * start of step {@code firstStep} up to, not including, {@code endStep}.
 */
public record MappedBuffer(String name, int offset, int bytes, int firstStep, int endStep) {}
