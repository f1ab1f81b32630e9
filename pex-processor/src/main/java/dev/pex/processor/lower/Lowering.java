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
import dev.pex.processor.spec.CompositeSpec;
import dev.pex.processor.spec.FeedKind;
import dev.pex.processor.spec.FieldSpec;
import dev.pex.processor.spec.ModelSpec;
import dev.pex.processor.spec.OperatorSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    ModelSpec.Network folded =
        network.withFields(new Normalizations(gate).folded(network.fields()));
    new NetworkChecks(gate).check(folded);
    return gate.isOpen() ? new Run(folded, parameters, gate).graph() : Optional.empty();
  }

  /** The lowering of one network, field after field. */
  private static final class Run {
    private final ModelSpec.Network network;
    private final Parameters parameters;
    private final ErrorGate gate;
    private final Edges edges;
    private final Numbers numbers;
    private final Set<String> names = new HashSet<>();
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, List<Node>> nodes = new LinkedHashMap<>();

    Run(ModelSpec.Network network, Parameters parameters, ErrorGate gate) {
      this.network = network;
      this.parameters = parameters;
      this.gate = gate;
      this.numbers = new Numbers(gate);
      this.edges = new Edges(network.fields().stream().map(FieldSpec::name).toList(), gate);
    }

    Optional<Graph> graph() {
      for (FieldSpec field : network.fields()) {
        if (edges.areGood(field)) {
          lower(field);
        }
      }
      return gate.isOpen() ? Optional.of(graph(new Liveness(network))) : Optional.empty();
    }

    private Graph graph(Liveness liveness) {
      List<Port> inputs = new ArrayList<>();
      List<Node> alive = new ArrayList<>();
      List<Port> outputs = new ArrayList<>();
      for (FieldSpec field : network.fields()) {
        if (liveness.isUnused(field)) {
          reportUnused(field);
        } else if (liveness.isAlive(field)) {
          alive.addAll(nodesOf(field));
          addPort(field, field.layer() instanceof OperatorSpec.Input, inputs);
          addPort(field, NetworkChecks.isOutput(field, network), outputs);
        }
      }
      return new Graph(network.type().simpleName(), inputs, alive, outputs);
    }

    /** A field that reads one which could not be lowered is left out without a message. */
    private void lower(FieldSpec field) {
      List<Tensor> inputs =
          field.layer().from().stream()
              .map(from -> Optional.ofNullable(tensors.get(from.value())))
              .flatMap(Optional::stream)
              .toList();
      if (inputs.size() < field.layer().from().size()) {
        return;
      }
      if (field.layer() instanceof CompositeSpec composite) {
        compose(field, composite.accept(new Composition(field, inputs.get(0), numbers)));
      } else if (field.layer() instanceof OperatorSpec operator) {
        LayerLowering lowering = new LayerLowering(field.name(), inputs, parameters, gate);
        operator.accept(lowering).ifPresent(tensor -> put(field, tensor, lowering.nodes()));
      }
    }

    /** A part that could not be lowered ends the composite, which has no tensor then. */
    private void compose(FieldSpec field, List<FieldSpec> parts) {
      Optional<Tensor> last = Optional.empty();
      for (FieldSpec part : parts) {
        lower(part);
        last = Optional.ofNullable(tensors.get(part.name()));
        if (last.isEmpty()) {
          return;
        }
      }
      nodes.put(field.name(), parts.stream().flatMap(part -> nodesOf(part).stream()).toList());
      last.ifPresent(tensor -> tensors.put(field.name(), tensor));
    }

    private void put(FieldSpec field, Tensor tensor, List<Node> made) {
      tensors.put(field.name(), tensor);
      nodes.put(field.name(), made);
      checkName(field, tensor);
      made.stream()
          .map(Node::output)
          .filter(output -> !output.equals(tensor))
          .forEach(output -> checkName(field, output));
    }

    private void checkName(FieldSpec field, Tensor tensor) {
      if (!names.add(tensor.name())) {
        String summary = "there are two tensors '" + tensor.name() + "'";
        gate.report(new Diagnostic(DiagnosticId.NAME_DUPLICATE, field.origin(), summary));
      }
    }

    private List<Node> nodesOf(FieldSpec field) {
      return nodes.getOrDefault(field.name(), List.of());
    }

    private void addPort(FieldSpec field, boolean isPort, List<Port> ports) {
      Tensor tensor = tensors.get(field.name());
      if (isPort && tensor != null) {
        ports.add(port(field, tensor));
      }
    }

    private static Port port(FieldSpec field, Tensor tensor) {
      Port port = new Port(field.name(), Operand.of(tensor), Port.ElementType.INT8);
      return field.layer() instanceof OperatorSpec.Input input
              && input.feed().value() == FeedKind.ROWS
          ? port.fedByRows()
          : port;
    }

    private void reportUnused(FieldSpec field) {
      gate.report(
          new Diagnostic(
              DiagnosticId.UNUSED_LAYER,
              field.origin(),
              "nothing reads '" + field.name() + "', so it is left out",
              List.of("help: let a layer read it, mark it with @Output, or delete it")));
    }
  }
}
