package dev.pex.processor.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the rows (or columns) of tensors that are connected by strides relate: a tensor of rate 2 has
 * one row where a tensor of rate 1 has two.
 */
final class Rates {
  private final Map<String, List<Edge>> edges = new HashMap<>();

  /** From one tensor to another whose rate is {@code times / per} of its. */
  private record Edge(String to, int times, int per) {}

  private record Fraction(long numerator, long denominator) {
    Fraction scaled(int times, int per) {
      long n = numerator * times;
      long d = denominator * per;
      long divisor = divisor(n, d);
      return new Fraction(n / divisor, d / divisor);
    }
  }

  /** States that the output's rate is {@code stride} times the input's. */
  void connect(String input, String output, int stride) {
    edges.computeIfAbsent(input, key -> new ArrayList<>()).add(new Edge(output, stride, 1));
    edges.computeIfAbsent(output, key -> new ArrayList<>()).add(new Edge(input, 1, stride));
  }

  /** States that a tensor takes part. */
  void add(String tensor) {
    edges.computeIfAbsent(tensor, key -> new ArrayList<>());
  }

  /** The least whole rates; nothing if two paths disagree or the tensors are not connected. */
  Optional<Map<String, Integer>> solve() {
    Map<String, Fraction> rates = new HashMap<>();
    Deque<String> open = new ArrayDeque<>();
    String start = edges.keySet().stream().sorted().findFirst().orElseThrow();
    rates.put(start, new Fraction(1, 1));
    open.add(start);
    while (!open.isEmpty()) {
      String from = open.remove();
      for (Edge edge : edges.getOrDefault(from, List.of())) {
        Fraction rate =
            rates.getOrDefault(from, new Fraction(1, 1)).scaled(edge.times(), edge.per());
        Optional<Fraction> known = Optional.ofNullable(rates.putIfAbsent(edge.to(), rate));
        if (known.isEmpty()) {
          open.add(edge.to());
        } else if (!known.get().equals(rate)) {
          return Optional.empty();
        }
      }
    }
    return rates.size() == edges.size() ? Optional.of(whole(rates)) : Optional.empty();
  }

  private static Map<String, Integer> whole(Map<String, Fraction> rates) {
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
