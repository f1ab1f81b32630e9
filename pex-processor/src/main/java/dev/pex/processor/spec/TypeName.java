package dev.pex.processor.spec;

/**
 * Where a model's class stands, and where what is generated for it goes.
 *
 * @param packageName empty for the unnamed package
 * @param simpleName without enclosing classes
 * @param isPublic whether the class is, and so what is generated for it
 */
public record TypeName(String packageName, String simpleName, boolean isPublic) {
  /** As in Java sources. */
  public String qualifiedName() {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }
}
