package dev.pex.processor.spec;

/**
 * Where a model's class stands, and where what is generated for it goes.
 *
 * @param packageName empty for the unnamed package
 * @param simpleName without enclosing classes
 */
public record TypeName(String packageName, String simpleName) {
  /** As in Java sources. */
  public String qualifiedName() {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }
}
