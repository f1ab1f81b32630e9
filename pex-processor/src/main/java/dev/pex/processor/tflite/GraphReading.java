package dev.pex.processor.tflite;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Port;
import dev.pex.processor.tflite.schema.Model;
import dev.pex.processor.tflite.schema.Operator;
import dev.pex.processor.tflite.schema.SubGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads one file's graph, operator by operator. A refused operator is told and the reading goes on;
 * what only follows from it is not told again.
 */
final class GraphReading {
  /** As many messages as help; a corrupted file could give one for each operator. */
  private static final int REFUSALS_AT_MOST = 10;

  private final SubGraph graph;
  private final Origin origin;
  private final Consumer<Refusal> refusals;
  private final OperatorCodes codes;
  private final FileContents contents;
  private final NetworkInputs inputs;
  private final NetworkOutputs outputs;
  private final List<Node> nodes = new ArrayList<>();
  private int refused;

  GraphReading(Model model, Origin origin, Consumer<Refusal> refusals) {
    this.graph = model.subgraphs(0);
    this.origin = origin;
    this.refusals = refusals;
    this.codes = new OperatorCodes(model);
    FileTensors tensors = new FileTensors(model, graph);
    Values values = new Values(tensors);
    this.contents = new FileContents(tensors, new Constants(model), new KnownSizes(), values);
    this.inputs = new NetworkInputs(values);
    this.outputs = new NetworkOutputs(values);
  }

  /** The graph, unless something was refused. */
  Optional<Graph> read(String name) {
    try {
      readEnds();
      readOperators();
      List<Port> inputPorts = inputs.ports();
      List<Port> outputPorts = outputs.ports();
      if (refused == 0) {
        requireNodes();
        return Optional.of(new Graph(name, inputPorts, nodes, outputPorts));
      }
    } catch (Refusal refusal) {
      if (refused == 0) {
        refuse(refusal);
      }
    }
    return Optional.empty();
  }

  private void requireNodes() {
    if (nodes.isEmpty()) {
      throw Refusal.unsupported("", "computes nothing between its inputs and outputs");
    }
  }

  private void readEnds() {
    if (graph.inputsLength() == 0 || graph.outputsLength() == 0) {
      throw Refusal.invalid("", "has no " + (graph.inputsLength() == 0 ? "input" : "output"));
    }
    for (int index = 0; index < graph.inputsLength(); index++) {
      int tensor = end(graph.inputs(index), "input");
      inputs.add(tensor, Origin.within(origin, "input '" + contents.tensors().name(tensor) + "'"));
    }
    for (int index = 0; index < graph.outputsLength(); index++) {
      outputs.add(contents.tensors().get(end(graph.outputs(index), "output")));
    }
  }

  private int end(int tensor, String what) {
    if (tensor < 0 || tensor >= contents.tensors().count()) {
      throw Refusal.invalid("", "names tensor " + tensor + " as " + what);
    }
    return tensor;
  }

  private void readOperators() {
    for (int index = 0; index < graph.operatorsLength(); index++) {
      Operator operator = graph.operators(index);
      if (readsLost(operator)) {
        loseOutputs(operator);
        continue;
      }
      try {
        readOperator(index, operator);
      } catch (Refusal refusal) {
        refuse(refusal.usedBy(place(index, operator)));
        loseOutputs(operator);
      }
      if (refused >= REFUSALS_AT_MOST) {
        return;
      }
    }
  }

  private void refuse(Refusal refusal) {
    refused++;
    refusals.accept(refusal);
  }

  private boolean readsLost(Operator operator) {
    for (int index = 0; index < operator.inputsLength(); index++) {
      if (contents.values().isLost(operator.inputs(index))) {
        return true;
      }
    }
    return false;
  }

  private void loseOutputs(Operator operator) {
    for (int index = 0; index < operator.outputsLength(); index++) {
      contents.values().lose(operator.outputs(index));
    }
  }

  private void readOperator(int index, Operator operator) {
    String place = place(index, operator);
    if (!codes.contains(operator.opcodeIndex())) {
      throw Refusal.invalid(
          place, "names an operator code of " + codes.count() + " that the file lists");
    }
    OperatorKind kind = codes.kind(operator.opcodeIndex(), place);
    OperatorView view = new OperatorView(kind, place, operator, contents);
    view.requireOperands(1, kind.mostOperands());
    Origin here = Origin.within(origin, "operator " + index + " (" + kind + ")" + name(operator));
    FileTensor first = view.tensor(0);
    if (kind == OperatorKind.QUANTIZE && inputs.isFloat(first.index())) {
      inputs.quantize(view, first, here);
    } else if (kind == OperatorKind.DEQUANTIZE) {
      outputs.dequantize(view, contents.tensors().get(view.outputIndex()));
    } else if (kind.computesSizes(first.type())) {
      contents.values().claim(view.outputIndex());
      contents.sizes().compute(view);
    } else {
      nodes.add(node(view, here));
    }
  }

  private String place(int index, Operator operator) {
    return "operator " + index + " " + codes.describe(operator.opcodeIndex()) + name(operator);
  }

  /** The name of an operator's first result, behind a space. */
  private String name(Operator operator) {
    int tensor = operator.outputsLength() == 0 ? -1 : operator.outputs(0);
    boolean named = tensor >= 0 && tensor < contents.tensors().count();
    return named ? " '" + contents.tensors().name(tensor) + "'" : "";
  }

  private Node node(OperatorView view, Origin here) {
    Reading reading = OperatorReader.of(view.kind()).read(view);
    FileTensor output = view.output();
    if (!output.dimensions().equals(reading.dimensions())) {
      throw view.invalid(
          "makes " + reading.dimensions() + " but its result is " + output.dimensions());
    }
    Values values = contents.values();
    values.claim(output.index());
    Value value =
        reading
            .layout()
            .map(layout -> values.define(output, layout.shape(), layout.axes(), here))
            .orElseGet(() -> values.define(output, here));
    return new Node(reading.op(), reading.operands(), value.tensor(), here);
  }
}
