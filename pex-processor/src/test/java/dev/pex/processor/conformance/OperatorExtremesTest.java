package dev.pex.processor.conformance;

import dev.pex.oracle.Runner;
import dev.pex.oracle.TfliteRunner;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.UnaryFunction;
import dev.pex.processor.program.Program;
import dev.pex.processor.tflite.TfliteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Single operators with scales and sizes at and beyond the ends of what models have. */
final class OperatorExtremesTest {
  private static final int INFERENCES = 40;
  private static final Quantization OUTPUT = new Quantization(0.01f, -5);

  @Test
  void softmaxOfAnyScale() {
    List<Graph> graphs = new ArrayList<>();
    for (double scale :
        new double[] {1e-7, 1e-6, 1e-3, 0.1, 1, 10, 15.99, 16, 16.5, 31.9, 32, 33, 64, 1000}) {
      Tensor input = tensor("input", new Shape(3, 2, 17), new Quantization((float) scale, -3));
      graphs.add(
          graph(
              new Op.Softmax(1f),
              input,
              tensor("output", input.shape(), Quantization.PROBABILITIES)));
    }
    compare(graphs);
  }

  @Test
  void functionsOfAnyScale() {
    List<Graph> graphs = new ArrayList<>();
    for (double scale : new double[] {1e-9, 1e-3, 1 / 64.0, 0.0473, 0.1, 0.31, 1, 17, 1e9}) {
      for (UnaryFunction function :
          List.of(new UnaryFunction.Logistic(), new UnaryFunction.Tanh())) {
        addFunctions(function, scale, function.prescribed().orElseThrow(), graphs);
      }
    }
    compare(graphs);
  }

  @Test
  void fixedPointFunctionsOfAnyScale() {
    List<Graph> graphs = new ArrayList<>();
    for (double scale : new double[] {1e-6, 1e-3, 1 / 64.0, 0.0235, 0.0473, 0.31, 1, 17}) {
      for (double factor : new double[] {0.008, 0.3, 1, 3, 200}) {
        Quantization output = new Quantization((float) (scale * factor), -7);
        addFunctions(new UnaryFunction.HardSwish(), scale, output, graphs);
        addFunctions(new UnaryFunction.LeakyRelu(0.2f), scale, output, graphs);
      }
    }
    for (float slope : new float[] {0, 1e-9f, 0.999f, 1, 8}) {
      addFunctions(new UnaryFunction.LeakyRelu(slope), OUTPUT.scale(), OUTPUT, graphs);
    }
    compare(graphs);
  }

  /** With the zero points that count, and all stored values as inputs. */
  private static void addFunctions(
      UnaryFunction function, double scale, Quantization result, List<Graph> graphs) {
    for (int zeroPoint : new int[] {-128, -3, 127}) {
      Quantization quantization = new Quantization((float) scale, zeroPoint);
      Tensor input = tensor("input", new Shape(32, 16, 2), quantization);
      graphs.add(graph(new Op.Unary(function), input, tensor("output", input.shape(), result)));
    }
  }

  @Test
  void meanOfAnySizeAndScale() {
    List<Graph> graphs = new ArrayList<>();
    for (Shape shape : List.of(new Shape(40, 50, 3), new Shape(7, 1, 2), new Shape(64, 64, 2))) {
      for (double factor : new double[] {1e-9, 1e-4, 0.3, 1, 3, 900}) {
        Tensor input = tensor("input", shape, scaled(factor));
        Tensor output = tensor("output", Shape.vector(shape.channels()), OUTPUT);
        graphs.add(graph(new Op.Mean(true, true, false), input, output));
      }
    }
    compare(graphs);
  }

  @Test
  void requantizeAndClampByAnyFactor() {
    List<Graph> graphs = new ArrayList<>();
    for (double factor : new double[] {1e-12, 1e-9, 1e-4, 1, 4000, 1e5, 4e6}) {
      Tensor input = tensor("input", new Shape(3, 4, 5), scaled(factor));
      Tensor output = tensor("output", input.shape(), OUTPUT);
      graphs.add(graph(new Op.Requantize(), input, output));
      graphs.add(graph(new Op.Activation(FusedActivation.RELU6), input, output));
      graphs.add(graph(new Op.Activation(FusedActivation.RELU_N1_TO_1), input, output));
    }
    compare(graphs);
  }

  /** The reference kernel transposes in any way; the compiler only where no byte moves. */
  @Test
  void transposeByAnyPermutation() {
    Tensor input = tensor("input", new Shape(3, 4, 5), OUTPUT);
    int[] sizes = {3, 4, 5};
    for (List<Integer> axes :
        List.of(List.of(0, 2, 1), List.of(1, 0, 2), List.of(2, 0, 1), List.of(2, 1, 0))) {
      Shape shape = new Shape(sizes[axes.get(0)], sizes[axes.get(1)], sizes[axes.get(2)]);
      Graph graph = graph(new Op.Transpose(axes), input, tensor("output", shape, OUTPUT));
      List<List<byte[]>> inputs = RandomGraphs.inputs(graph, 1, INFERENCES);
      oracle(graph, inputs).assertShown(new GraphRunner(graph).run(inputs), Set.of("output"));
    }
  }

  private static void compare(List<Graph> graphs) {
    List<Program> programs =
        graphs.stream().map(graph -> PlannedNetwork.of(graph).program()).toList();
    List<ExecutorRunner> executors = ExecutorRunner.of(programs);
    List<HostCRunner> hosts = HostCRunner.compile(programs, CBuild.QUICK);
    for (int i = 0; i < graphs.size(); i++) {
      Graph graph = graphs.get(i);
      List<List<byte[]>> inputs = RandomGraphs.inputs(graph, 1, INFERENCES);
      Comparison comparison = oracle(graph, inputs);
      for (Runner runner : List.of(new GraphRunner(graph), executors.get(i), hosts.get(i))) {
        comparison.assertShown(runner.run(inputs), Set.of("output"));
      }
    }
  }

  private static Comparison oracle(Graph graph, List<List<byte[]>> inputs) {
    TfliteRunner tflite = new TfliteRunner(new TfliteWriter().write(graph));
    return new Comparison(graph.name(), tflite.run(inputs));
  }

  private static Quantization scaled(double factor) {
    return new Quantization((float) (OUTPUT.scale() * factor), 17);
  }

  private static Tensor tensor(String name, Shape shape, Quantization quantization) {
    return new Tensor(name, shape, quantization, Origin.of("'" + name + "'"));
  }

  private static Graph graph(Op op, Tensor input, Tensor output) {
    String name = op + " of " + input.shape() + " " + input.quantization();
    return new Graph(
        name,
        List.of(new Port("input", Operand.of(input), Port.ElementType.INT8)),
        List.of(new Node(op, List.of(Operand.of(input)), output, output.origin())),
        List.of(new Port("output", Operand.of(output), Port.ElementType.INT8)));
  }
}
