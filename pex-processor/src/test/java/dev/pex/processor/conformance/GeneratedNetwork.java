package dev.pex.processor.conformance;

import dev.pex.oracle.Runner;
import dev.pex.runtime.RunnableNetwork;
import java.util.List;
import java.util.Map;

/**
 * Runs an object of a generated class. Its ends are shown by their own names, too, unless it makes
 * a tensor of that name: a rewrite may have left an output without.
 */
final class GeneratedNetwork implements Runner {
  private final RunnableNetwork network;

  GeneratedNetwork(RunnableNetwork network) {
    this.network = network;
  }

  @Override
  public List<Map<String, byte[]>> run(List<List<byte[]>> inputs) {
    return inputs.stream().map(this::infer).toList();
  }

  private Map<String, byte[]> infer(List<byte[]> inputs) {
    TensorParts parts = new TensorParts();
    List<byte[]> outputs = network.run(inputs, parts);
    Map<String, byte[]> tensors = parts.tensors();
    for (int i = 0; i < inputs.size(); i++) {
      tensors.putIfAbsent(network.inputs().get(i).name(), inputs.get(i));
    }
    for (int i = 0; i < outputs.size(); i++) {
      tensors.putIfAbsent(network.outputs().get(i).name(), outputs.get(i));
    }
    return tensors;
  }
}
