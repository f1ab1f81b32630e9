package dev.pex.codesign.network;

/** A tensor, and the shape under which it is read. */
public record Operand(String tensor, Shape shape) {}
