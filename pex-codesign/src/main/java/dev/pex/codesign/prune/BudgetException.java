package dev.pex.codesign.prune;

/** A budget that a network cannot meet, however few channels it has. */
public final class BudgetException extends Exception {
  private static final long serialVersionUID = 1;

  BudgetException(String message) {
    super(message);
  }
}
