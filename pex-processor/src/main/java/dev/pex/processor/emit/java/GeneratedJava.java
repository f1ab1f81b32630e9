package dev.pex.processor.emit.java;

import dev.pex.processor.graph.Int8Values;

/**
 * One generated class: its source and the binary resource that must lie beside it.
 *
 * @param packageName of class and resource
 * @param simpleName of the class
 * @param resourceName file name of the resource
 */
public record GeneratedJava(
    String packageName,
    String simpleName,
    String source,
    String resourceName,
    Int8Values resource) {
  /** The class's name with its package. */
  public String qualifiedName() {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }
}
