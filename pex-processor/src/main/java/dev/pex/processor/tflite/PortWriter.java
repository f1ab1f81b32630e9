package dev.pex.processor.tflite;

import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Tensor;

/**
 * Writes the ends of a network: float ports as QUANTIZE and DEQUANTIZE, ports with a name or shape
 * of their own as RESHAPE.
 */
final class PortWriter {
  private final GraphFile graph;

  PortWriter(GraphFile graph) {
    this.graph = graph;
  }

  /** Adds an input with its tensor; the index of what the outside fills. */
  int input(Port port) {
    Tensor tensor = port.tensor();
    if (port.type() == Port.ElementType.FLOAT32) {
      return floatInput(port);
    }
    if (isItsTensor(port)) {
      return graph.define(tensor);
    }
    Dimensions dimensions = FileRanks.free(port.shape());
    int outside = graph.int8(port.name(), dimensions, tensor.quantization());
    reshape(outside, tensor);
    return outside;
  }

  private int floatInput(Port port) {
    Tensor tensor = port.tensor();
    boolean whole = FileRanks.isWhole(port.operand());
    Dimensions dimensions = whole ? graph.dimensions(tensor) : FileRanks.free(port.shape());
    int outside = graph.float32(port.name(), dimensions);
    if (whole) {
      graph.operator(Spelling.quantize(outside), graph.define(tensor));
    } else {
      int quantized = graph.int8(tensor.name() + "_quantized", dimensions, tensor.quantization());
      graph.operator(Spelling.quantize(outside), quantized);
      reshape(quantized, tensor);
    }
    return outside;
  }

  private void reshape(int from, Tensor tensor) {
    Spelling spelling = graph.reshape(from, graph.dimensions(tensor), tensor.name());
    graph.operator(spelling, graph.define(tensor));
  }

  /** Adds an output; the index of what the outside reads. */
  int output(Port port) {
    Tensor tensor = port.tensor();
    if (port.type() == Port.ElementType.FLOAT32) {
      return floatOutput(port);
    }
    if (isItsTensor(port)) {
      return graph.index(tensor);
    }
    Dimensions dimensions = FileRanks.free(port.shape());
    Spelling spelling = graph.reshape(graph.index(tensor), dimensions, port.name());
    int outside = graph.int8(port.name(), dimensions, tensor.quantization());
    graph.operator(spelling, outside);
    return outside;
  }

  private int floatOutput(Port port) {
    Operand operand = port.operand();
    Dimensions dimensions =
        FileRanks.isWhole(operand) ? graph.dimensions(port.tensor()) : FileRanks.free(port.shape());
    int inside = graph.view(operand, dimensions);
    int outside = graph.float32(port.name(), dimensions);
    graph.operator(Spelling.dequantize(inside), outside);
    return outside;
  }

  private static boolean isItsTensor(Port port) {
    return port.name().equals(port.tensor().name()) && FileRanks.isWhole(port.operand());
  }
}
