package dev.pex.processor.spec;

import dev.pex.processor.diag.Origin;

/** A value and the place in the user's model whose edit would change it. */
public record Located<T>(T value, Origin origin) {}
