package dev.pex.processor.lower;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.ErrorGate;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.spec.BlockSpec;
import dev.pex.processor.spec.CompositeSpec;
import dev.pex.processor.spec.FieldSpec;
import dev.pex.processor.spec.OperatorSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Lowers fields one after the other: those of a network, or those inside of one of its blocks. */
final class FieldsLowering {
  private final List<FieldSpec> fields;
  private final UnaryOperator<String> naming;
  private final Parameters parameters;
  private final DistinctNames names;
  private final ErrorGate gate;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Map<String, List<Node>> nodes = new LinkedHashMap<>();

  /** A lowering of a network's fields. */
  FieldsLowering(List<FieldSpec> fields, Parameters parameters, ErrorGate gate) {
    this(fields, UnaryOperator.identity(), parameters, new DistinctNames(gate), gate);
  }

  private FieldsLowering(
      List<FieldSpec> fields,
      UnaryOperator<String> naming,
      Parameters parameters,
      DistinctNames names,
      ErrorGate gate) {
    this.gate = gate;
    this.fields = new Normalizations(gate).folded(fields);
    this.naming = naming;
    this.parameters = parameters;
    this.names = names;
  }

  /** The fields on which an output depends; empty exactly if an error was reported. */
  Optional<List<FieldSpec>> lower() {
    new Names(gate).check(fields, naming);
    List<String> readable = new ArrayList<>(tensors.keySet());
    fields.forEach(field -> readable.add(field.name()));
    Edges edges = new Edges(readable, gate);
    for (FieldSpec field : fields) {
      if (edges.areGood(field)) {
        lower(field);
      }
    }
    return gate.isOpen() ? Optional.of(alive()) : Optional.empty();
  }

  private List<FieldSpec> alive() {
    Liveness liveness = new Liveness(fields);
    fields.stream().filter(liveness::isUnused).forEach(this::reportUnused);
    return fields.stream().filter(liveness::isAlive).toList();
  }

  /** The nodes that make the tensor of a field. */
  List<Node> nodesOf(FieldSpec field) {
    return nodes.getOrDefault(field.name(), List.of());
  }

  /** The tensor of a field. */
  Tensor tensorOf(FieldSpec field) {
    return Optional.ofNullable(tensors.get(field.name())).orElseThrow();
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
    if (field.layer() instanceof BlockSpec block) {
      lower(field, block, inputs.get(0));
    } else if (field.layer() instanceof CompositeSpec composite) {
      Composition composition = new Composition(field, inputs.get(0), new Numbers(gate));
      compose(field, composite.accept(composition));
    } else if (field.layer() instanceof OperatorSpec operator) {
      LayerLowering lowering =
          new LayerLowering(naming.apply(field.name()), inputs, parameters, gate);
      operator.accept(lowering).ifPresent(tensor -> put(field, tensor, lowering.nodes()));
    } else if (!isField(field.layer().from().get(0).value())) {
      new Normalizations(gate).reportInput(field);
    }
  }

  private boolean isField(String name) {
    return fields.stream().anyMatch(field -> field.name().equals(name));
  }

  /** Tensors inside are named after block and field, the last after the block. */
  private void lower(FieldSpec field, BlockSpec block, Tensor input) {
    List<FieldSpec> layers = block.fields();
    FieldSpec last = layers.get(layers.size() - 1);
    String name = naming.apply(field.name());
    UnaryOperator<String> inside = part -> part.equals(last.name()) ? name : name + "_" + part;
    FieldsLowering inner = new FieldsLowering(layers, inside, parameters, names, gate);
    inner.tensors.put(block.input(), input);
    List<FieldSpec> alive = inner.lower().orElse(List.of());
    nodes.put(field.name(), alive.stream().flatMap(part -> inner.nodesOf(part).stream()).toList());
    Optional.ofNullable(inner.tensors.get(last.name()))
        .ifPresent(tensor -> tensors.put(field.name(), tensor));
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
    names.add(field, tensor);
    made.stream()
        .map(Node::output)
        .filter(output -> !output.equals(tensor))
        .forEach(output -> names.add(field, output));
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
