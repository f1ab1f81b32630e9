package dev.pex.codesign.resource;

import dev.pex.codesign.width.Widths;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The greatest of several amounts; it rises as that one does. */
record Greatest(List<Polynomial> amounts) implements Usage {
  Greatest(Collection<Polynomial> amounts) {
    this(List.copyOf(amounts));
  }

  @Override
  public double at(Widths widths) {
    return greatest(widths).at(widths);
  }

  @Override
  public Map<String, Double> gradient(Widths widths) {
    return greatest(widths).gradient(widths);
  }

  /** The first of equals. */
  private Polynomial greatest(Widths widths) {
    Polynomial greatest = amounts.get(0);
    double most = greatest.at(widths);
    for (Polynomial amount : amounts) {
      double value = amount.at(widths);
      if (value > most) {
        greatest = amount;
        most = value;
      }
    }
    return greatest;
  }
}
