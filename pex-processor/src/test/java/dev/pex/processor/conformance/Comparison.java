package dev.pex.processor.conformance;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what a runner computed with the oracle, tensor by tensor in order of computation. */
final class Comparison {
  private final String what;
  private final List<Map<String, byte[]>> expected;

  /**
   * A comparison with an oracle's results.
   *
   * @param what names the network, for messages
   */
  Comparison(String what, List<Map<String, byte[]>> expected) {
    this.what = what;
    this.expected = expected;
  }

  /** Fails unless the runner shows at least the named tensors, and they are the oracle's. */
  void assertShown(List<Map<String, byte[]>> actual, Set<String> names) {
    assertSurvivors(actual);
    Set<String> missing = new LinkedHashSet<>(names);
    missing.removeAll(actual.get(0).keySet());
    if (!missing.isEmpty()) {
      throw new AssertionError(what + ": tensors were not computed: " + missing);
    }
  }

  /** Fails unless every tensor that both show is the same in all inferences. */
  private void assertSurvivors(List<Map<String, byte[]>> actual) {
    if (actual.size() != expected.size()) {
      throw new AssertionError(
          what + ": " + actual.size() + " inferences instead of " + expected.size());
    }
    for (int inference = 0; inference < expected.size(); inference++) {
      for (Map.Entry<String, byte[]> tensor : expected.get(inference).entrySet()) {
        byte[] other = actual.get(inference).get(tensor.getKey());
        if (other != null) {
          assertSame(inference, tensor.getKey(), tensor.getValue(), other);
        }
      }
    }
  }

  private void assertSame(int inference, String tensor, byte[] wanted, byte[] found) {
    int place = Arrays.mismatch(wanted, found);
    if (place < 0) {
      return;
    }
    String where = what + ": '" + tensor + "' of inference " + inference;
    if (wanted.length != found.length) {
      throw new AssertionError(
          where + " has " + found.length + " elements instead of " + wanted.length);
    }
    int differing = 0;
    for (int i = 0; i < wanted.length; i++) {
      differing += wanted[i] == found[i] ? 0 : 1;
    }
    throw new AssertionError(
        String.format(
            "%s differs in %d of %d elements, first element %d: %d instead of %d",
            where, differing, wanted.length, place, found[place], wanted[place]));
  }
}
