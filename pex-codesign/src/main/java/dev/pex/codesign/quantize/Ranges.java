package dev.pex.codesign.quantize;

import java.util.Map;

/** What calibration saw: the range of each tensor of a network, by name. */
public record Ranges(Map<String, Range> byTensor) {
  /** Keeps a copy of the map. */
  public Ranges {
    byTensor = Map.copyOf(byTensor);
  }

  /** The range of a tensor, which was seen. */
  Range of(String tensor) {
    Range range = byTensor.get(tensor);
    if (range == null) {
      throw new IllegalArgumentException("calibration did not see '" + tensor + "'");
    }
    return range;
  }
}
