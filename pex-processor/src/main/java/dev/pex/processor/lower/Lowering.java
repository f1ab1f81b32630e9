package dev.pex.processor.lower;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.ErrorGate;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.spec.FeedKind;
import dev.pex.processor.spec.FieldSpec;
import dev.pex.processor.spec.ModelSpec;
import dev.pex.processor.spec.OperatorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lowers a network class to its original graph: one node for each operator, tensors named after the
 * fields.
 *
 * <p>The tensors of a composite are named after field, repetition and part: {@code
 * blocks_0_depthwise}, {@code blocks_0_pointwise} and so on.
 */
public final class Lowering {
  /**
   * The graph with placeholder weights, which depend on the tensors' names only.
   *
   * @return empty exactly if an error was reported
   */
  public Optional<Graph> lower(ModelSpec.Network network, DiagnosticSink sink) {
    ErrorGate gate = new ErrorGate(sink);
    Optional<Graph> graph = lower(network, new PlaceholderParameters(), gate);
    if (graph.isPresent()) {
      sink.report(
          new Diagnostic(
              DiagnosticId.PLACEHOLDER_WEIGHTS,
              network.origin(),
              "'" + network.type().simpleName() + "' has no weights yet and gets placeholders",
              List.of("help: name the trained network: @Network(weights = \"….tflite\")")));
    }
    return graph;
  }

  /**
   * The graph with the weights of a file, which must have a tensor of each field's name.
   *
   * @return empty exactly if an error was reported
   */
  public Optional<Graph> lower(
      ModelSpec.Network network, WeightsFile weights, DiagnosticSink sink) {
    ErrorGate gate = new ErrorGate(sink);
    return lower(network, new TrainedParameters(weights, gate), gate);
  }

  private static Optional<Graph> lower(
      ModelSpec.Network network, Parameters parameters, ErrorGate gate) {
    new NetworkChecks(gate).check(network);
    FieldsLowering lowering = new FieldsLowering(network.fields(), parameters, gate);
    return Optional.of(lowering)
        .filter(any -> gate.isOpen())
        .flatMap(FieldsLowering::lower)
        .map(alive -> graph(network, alive, lowering));
  }

  /** The graph of fields that were lowered. */
  private static Graph graph(
      ModelSpec.Network network, List<FieldSpec> alive, FieldsLowering lowering) {
    List<Port> inputs = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    List<Port> outputs = new ArrayList<>();
    for (FieldSpec field : alive) {
      nodes.addAll(lowering.nodesOf(field));
      Port port = port(field, lowering.tensorOf(field));
      if (field.layer() instanceof OperatorSpec.Input) {
        inputs.add(port);
      }
      if (NetworkChecks.isOutput(field, network.fields())) {
        outputs.add(port);
      }
    }
    return new Graph(network.type().simpleName(), inputs, nodes, outputs);
  }

  private static Port port(FieldSpec field, Tensor tensor) {
    Port port = new Port(field.name(), Operand.of(tensor), Port.ElementType.INT8);
    return field.layer() instanceof OperatorSpec.Input input
            && input.feed().value() == FeedKind.ROWS
        ? port.fedByRows()
        : port;
  }
}
