package dev.pex.processor.emit.java;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Port;
import dev.pex.processor.program.Identifiers;
import java.util.List;

/**
 * Spells a graph as a Java class that runs it operator by operator, every tensor whole: the
 * specification that a program is compared with.
 */
public final class ReferenceEmitter {
  /** The class {@code <Model>Reference} of a graph as it was read or lowered, with its tables. */
  public GeneratedJava emit(Graph graph, ModelClass model) {
    GeneratedFile file = new GeneratedFile(model, "Reference");
    JavaNames names = JavaNames.ofMembers("begin");
    Identifiers identifiers = Identifiers.ofPorts();
    List<NetworkPort> inputs = ports(graph.inputs(), identifiers, names);
    List<NetworkPort> outputs = ports(graph.outputs(), identifiers, names);
    ConstantsWriter constants = new ConstantsWriter();
    ReferenceLayers layers = new ReferenceLayers(names, constants, file.imports());
    for (int i = 0; i < inputs.size(); i++) {
      layers.addInput(graph.inputs().get(i).tensor(), inputs.get(i));
    }
    for (Node node : graph.nodes()) {
      layers.add(node);
    }
    for (int i = 0; i < outputs.size(); i++) {
      layers.addOutput(graph.outputs().get(i).tensor(), outputs.get(i));
    }
    Int8Values resource = constants.resource();

    NetworkMembers members = new NetworkMembers(file, inputs, outputs);
    members.addDescriptions();
    file.addConstructor(resource.size(), List.of(), ends(inputs, outputs));
    file.addMethod("@Override\nprotected void infer()", layers.text());
    members.addAccess();
    String above = file.imports().reference("ReferenceNetwork");
    return file.with("", description(graph, model), above, resource);
  }

  private static List<NetworkPort> ports(
      List<Port> ports, Identifiers identifiers, JavaNames names) {
    return ports.stream()
        .map(
            port ->
                NetworkPort.named(
                    identifiers.unique(port.name()),
                    port.isFed(),
                    names,
                    port.shape(),
                    port.tensor().quantization()))
        .toList();
  }

  private static String ends(List<NetworkPort> inputs, List<NetworkPort> outputs) {
    StringBuilder code = new StringBuilder();
    for (NetworkPort port : inputs) {
      code.append(end(port.isFed() ? "fedInput" : "input", port));
    }
    for (NetworkPort port : outputs) {
      code.append(end("output", port));
    }
    return code.toString();
  }

  private static String end(String method, NetworkPort port) {
    return JavaText.call(method, port.constant()) + ";\n";
  }

  private static String description(Graph graph, ModelClass model) {
    return "Runs "
        + model.simpleName()
        + " operator by operator, every tensor whole: what its executor and its C code must equal."
        + ("\n\n<p>Operators: " + graph.nodes().size() + ".");
  }
}
