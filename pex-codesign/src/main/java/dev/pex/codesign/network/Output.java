package dev.pex.codesign.network;

/** What the application gets. */
public record Output(String name, Operand operand, ElementType type) {}
