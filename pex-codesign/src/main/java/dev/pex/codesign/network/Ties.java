package dev.pex.codesign.network;

import java.util.HashMap;
import java.util.Map;

/** Tensors that must have something in common, in groups; each is known by one of its tensors. */
public final class Ties {
  private final Map<String, String> towardsLeader = new HashMap<>();

  /** The tensor by which the group of a tensor is known. */
  public String leader(String tensor) {
    String next = towardsLeader.getOrDefault(tensor, tensor);
    return next.equals(tensor) ? tensor : leader(next);
  }

  /** Puts a tensor, with its group, into the group of another, by whose leader they are known. */
  public void join(String tensor, String other) {
    towardsLeader.put(leader(tensor), leader(other));
  }
}
