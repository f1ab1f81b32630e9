package dev.pex.processor.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the rows (or columns) of tensors that are connected by strides relate: a tensor of rate 2 has
 * one row where a tensor of rate 1 has two.
 */
final class Rates {
  private final Map<String, Fraction> rates = new HashMap<>();
  private final Set<String> tensors = new HashSet<>();
  private final List<Edge> open = new ArrayList<>();
  private boolean agree = true;

  /** Between two tensors of which neither is known to be connected to the first one. */
  private record Edge(String input, String output, int stride) {}

  private record Fraction(long numerator, long denominator) {
    private static final Fraction ONE = new Fraction(1, 1);

    boolean is(Fraction other) {
      return numerator == other.numerator && denominator == other.denominator;
    }

    Fraction times(int factor) {
      long divisor = divisor(factor, denominator);
      return new Fraction(numerator * (factor / divisor), denominator / divisor);
    }

    Fraction by(int factor) {
      long divisor = divisor(factor, numerator);
      return new Fraction(numerator / divisor, denominator * (factor / divisor));
    }
  }

  /** States that the output's rate is {@code stride} times the input's. */
  void connect(String input, String output, int stride) {
    add(input);
    tensors.add(output);
    Edge edge = new Edge(input, output, stride);
    if (!settle(edge)) {
      open.add(edge);
    }
  }

  /** States that a tensor takes part. */
  void add(String tensor) {
    if (tensors.isEmpty()) {
      rates.put(tensor, Fraction.ONE);
    }
    tensors.add(tensor);
  }

  /** The least whole rates; nothing if two paths disagree or the tensors are not connected. */
  Optional<Map<String, Integer>> solve() {
    while (open.removeIf(this::settle)) {
      // an edge that is settled may settle another
    }
    return agree && rates.size() == tensors.size() ? Optional.of(whole()) : Optional.empty();
  }

  /** Gives one end of an edge its rate if the other has one; whether one had. */
  private boolean settle(Edge edge) {
    Optional<Fraction> input = Optional.ofNullable(rates.get(edge.input()));
    Optional<Fraction> output = Optional.ofNullable(rates.get(edge.output()));
    if (input.isPresent() && output.isPresent()) {
      agree &= input.get().times(edge.stride()).is(output.get());
    } else if (input.isPresent()) {
      rates.put(edge.output(), input.get().times(edge.stride()));
    } else if (output.isPresent()) {
      rates.put(edge.input(), output.get().by(edge.stride()));
    }
    return input.isPresent() || output.isPresent();
  }

  private Map<String, Integer> whole() {
    long multiple = 1;
    for (Fraction rate : rates.values()) {
      multiple *= rate.denominator() / divisor(multiple, rate.denominator());
    }
    long common = 0;
    for (Fraction rate : rates.values()) {
      common = divisor(common, rate.numerator() * (multiple / rate.denominator()));
    }
    Map<String, Integer> whole = new HashMap<>();
    for (Map.Entry<String, Fraction> entry : rates.entrySet()) {
      long scaled = entry.getValue().numerator() * (multiple / entry.getValue().denominator());
      whole.put(entry.getKey(), Math.toIntExact(scaled / common));
    }
    return whole;
  }

  private static long divisor(long a, long b) {
    return b == 0 ? a : divisor(b, a % b);
  }
}
