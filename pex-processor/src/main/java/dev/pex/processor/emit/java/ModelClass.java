package dev.pex.processor.emit.java;

/**
 * The user's class that a program came from; what is generated lies in its package and is as
 * visible.
 *
 * @param packageName empty for the unnamed package
 * @param simpleName without enclosing classes' names
 */
public record ModelClass(String packageName, String simpleName, boolean isPublic) {
  public ModelClass {
    if (simpleName.isEmpty()) {
      throw new IllegalArgumentException("a class has a name");
    }
  }
}
