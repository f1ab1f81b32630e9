package dev.pex.codesign.quantize;

import java.util.HashMap;
import java.util.Map;

/**
 * Tensors that must have one quantisation, in groups; each group is known by one of its tensors.
 */
final class SharedQuantizations {
  private final Map<String, String> towardsLeader = new HashMap<>();

  /** The tensor by which the group of a tensor is known. */
  String leader(String tensor) {
    String next = towardsLeader.getOrDefault(tensor, tensor);
    return next.equals(tensor) ? tensor : leader(next);
  }

  /** Puts a tensor, with its group, into the group of another, by whose leader they are known. */
  void join(String tensor, String other) {
    towardsLeader.put(leader(tensor), leader(other));
  }
}
