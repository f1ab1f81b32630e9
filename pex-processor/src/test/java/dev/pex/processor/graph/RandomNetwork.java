package dev.pex.processor.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small graphs of every form of connection, for properties of planning. */
public final class RandomNetwork {
  private final Random random;
  private final NetworkSketch sketch = new NetworkSketch("random");
  private int made;

  private RandomNetwork(long seed) {
    random = new Random(seed);
  }

  /** A graph with one to three inputs and up to {@code mostNodes} nodes. */
  public static Graph of(long seed, int mostNodes) {
    return new RandomNetwork(seed).grow(mostNodes);
  }

  private Graph grow(int mostNodes) {
    int inputs = 1 + random.nextInt(3);
    for (int i = 0; i < inputs; i++) {
      sketch.input("input" + i, 2, 2, 1 + random.nextInt(4));
    }
    int nodes = 1 + random.nextInt(mostNodes);
    for (int i = 0; i < nodes; i++) {
      addNode();
    }
    addOutputs();
    return sketch.graph();
  }

  private void addNode() {
    Tensor input = any(sketch.tensors());
    String output = "t" + made++;
    switch (random.nextInt(6)) {
      case 0 -> sketch.add(output, input.name(), like(input.shape()).name());
      case 1 -> sketch.mul(output, input.name(), factor(input.shape()).name());
      case 2 -> sketch.softmax(output, input.name());
      case 3 -> sketch.globalAverage(output, input.name());
      default -> sketch.conv(output, input.name(), 1 + random.nextInt(8), 1, 1);
    }
  }

  private Tensor like(Shape shape) {
    return any(sketch.tensors().stream().filter(tensor -> tensor.shape().equals(shape)).toList());
  }

  private Tensor factor(Shape shape) {
    Shape vector = Shape.vector(shape.channels());
    return any(
        sketch.tensors().stream()
            .filter(tensor -> tensor.shape().equals(shape) || tensor.shape().equals(vector))
            .toList());
  }

  private void addOutputs() {
    List<Operand> read = new ArrayList<>();
    sketch.graph().nodes().forEach(node -> read.addAll(node.inputs()));
    for (Node node : sketch.graph().nodes()) {
      boolean unread = read.stream().noneMatch(operand -> operand.tensor().equals(node.output()));
      if (unread ? random.nextInt(8) > 0 : random.nextInt(5) == 0) {
        sketch.output(node.output().name());
      }
    }
    if (sketch.graph().outputs().isEmpty()) {
      sketch.output(any(sketch.tensors()).name());
    }
  }

  private Tensor any(List<Tensor> tensors) {
    return tensors.get(random.nextInt(tensors.size()));
  }
}
