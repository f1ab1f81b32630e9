package dev.pex.processor.program;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.schedule.StageBuffer;
import java.util.HashMap;
import java.util.Map;

/** What the buffers of a graph's plan are called in messages. */
public final class BufferWords {
  private final Map<String, Shape> shapes = new HashMap<>();

  public BufferWords(Graph graph) {
    graph.inputs().forEach(port -> shapes.put(port.tensor().name(), port.tensor().shape()));
    graph.nodes().forEach(node -> shapes.put(node.output().name(), node.output().shape()));
  }

  /** A buffer in words, such as {@code rows of 'stem' 25x5x64}. */
  public String of(String buffer) {
    return shapes.containsKey(buffer) ? tensor(buffer) : StageBuffer.describe(buffer, this::tensor);
  }

  private String tensor(String name) {
    Shape shape = shapes.get(name);
    String quoted = "'" + ShortName.of(name) + "'";
    return shape == null ? quoted : quoted + " " + shape;
  }
}
