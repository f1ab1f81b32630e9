package dev.pex.processor.conformance;

import dev.pex.runtime.TensorObserver;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts tensors together from the parts that become complete one after the other, in any order. */
final class TensorParts implements TensorObserver {
  private final Map<String, byte[]> tensors = new LinkedHashMap<>();

  @Override
  public void complete(String tensor, int firstElement, byte[] values) {
    int end = firstElement + values.length;
    byte[] known = tensors.getOrDefault(tensor, new byte[0]);
    byte[] whole = known.length < end ? Arrays.copyOf(known, end) : known;
    System.arraycopy(values, 0, whole, firstElement, values.length);
    tensors.put(tensor, whole);
  }

  /** The tensors so far, in order of their first part. */
  Map<String, byte[]> tensors() {
    return tensors;
  }
}
