package dev.pex.processor.emit.c;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Filter;
import dev.pex.processor.graph.FloatValues;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.Window;
import java.util.List;

/** A network small enough to read all of its C: convolution, dense layer, softmax. */
final class TinyNetwork {
  private static final Origin ORIGIN = Origin.of("a test");

  private TinyNetwork() {}

  static Graph graph() {
    Tensor mfcc = tensor("mfcc", new Shape(8, 4, 1), 0.5f, 83);
    Tensor stem = tensor("stem", new Shape(4, 2, 2), 0.125f, -128);
    Tensor logits = tensor("logits", Shape.vector(3), 0.25f, 10);
    Tensor scores = tensor("scores", Shape.vector(3), 1f / 256, -128);
    Window window = Window.of(3, 3, 2, 2, new Padding(0, 1, 0, 1));
    Op conv =
        new Op.Conv2D(
            new Filter(weights(18), 2, 3, 3, 1, scales(0.01f, 0.02f)),
            Int32Values.copyOf(new int[] {100, -200}),
            window,
            FusedActivation.RELU);
    Op dense =
        new Op.Dense(
            new Filter(weights(48), 3, 1, 1, 16, scales(0.03f)),
            Int32Values.copyOf(new int[] {1, 2, 3}),
            FusedActivation.NONE);
    List<Node> nodes =
        List.of(
            new Node(conv, List.of(Operand.of(mfcc)), stem, ORIGIN),
            new Node(dense, List.of(new Operand(stem, Shape.vector(16))), logits, ORIGIN),
            new Node(new Op.Softmax(1f), List.of(Operand.of(logits)), scores, ORIGIN));
    return new Graph("TinyNetwork", List.of(port(mfcc)), nodes, List.of(port(scores)));
  }

  private static Tensor tensor(String name, Shape shape, float scale, int zeroPoint) {
    return new Tensor(name, shape, new Quantization(scale, zeroPoint), ORIGIN);
  }

  private static Port port(Tensor tensor) {
    return new Port(tensor.name(), Operand.of(tensor), Port.ElementType.INT8);
  }

  private static Int8Values weights(int count) {
    byte[] values = new byte[count];
    for (int i = 0; i < count; i++) {
      values[i] = (byte) (37 * i - 100);
    }
    return Int8Values.copyOf(values);
  }

  private static FloatValues scales(float... values) {
    return FloatValues.copyOf(values);
  }
}
