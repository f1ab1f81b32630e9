package dev.pex.codesign.resource;

import dev.pex.codesign.width.Widths;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A sum of products of widths, and a number. */
record Polynomial(double constant, List<Term> terms) implements Usage {
  Polynomial {
    terms = List.copyOf(terms);
  }

  @Override
  public double at(Widths widths) {
    double sum = constant;
    for (Term term : terms) {
      sum += term.at(widths);
    }
    return sum;
  }

  @Override
  public Map<String, Double> gradient(Widths widths) {
    Map<String, Double> gradient = new TreeMap<>();
    terms.forEach(term -> term.addGradient(widths, gradient));
    return gradient;
  }

  /** The same and a number. */
  Polynomial plus(double number) {
    return new Polynomial(constant + number, terms);
  }
}
