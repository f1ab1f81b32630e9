package dev.pex.oracle;

import java.util.List;
import java.util.Map;

/** Something that runs a network and shows the int8 tensors it makes on the way. */
public interface Runner {
  /**
   * Runs one inference for each element.
   *
   * @param inputs for every inference the int8 bytes of every input port, in the graph's order; a
   *     float port gets them as they are behind its quantisation
   * @return for every inference the int8 bytes of each tensor that this runner computes, by name
   */
  List<Map<String, byte[]>> run(List<List<byte[]>> inputs);
}
