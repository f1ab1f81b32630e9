package dev.pex.processor.emit.java;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Port;
import dev.pex.processor.program.Identifiers;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Spells a graph as a Java class that runs it operator by operator, every tensor whole: the
 * specification that a program is compared with.
 */
public final class ReferenceEmitter {
  /** The class {@code <Model>Reference} of a graph as it was read or lowered, with its tables. */
  public GeneratedJava emit(Graph graph, ModelClass model) {
    GeneratedFile file = new GeneratedFile(model, "Reference");
    JavaNames names =
        JavaNames.ofMembers(
            "begin",
            "complete",
            "constants",
            "observer",
            "inputs",
            "outputs",
            "pushed",
            "rowsToCome",
            "run",
            "tensor",
            "tensors");
    Identifiers identifiers = Identifiers.ofPorts();
    List<NetworkPort> inputs = ports(graph.inputs(), identifiers, names);
    List<NetworkPort> outputs = ports(graph.outputs(), identifiers, names);
    ConstantsWriter constants = new ConstantsWriter();
    Map<String, String> operators = operators(graph, names, constants, file.imports());
    Int8Values resource = constants.resource();

    Optional<NetworkPort> fed =
        graph.fedInput().map(port -> inputs.get(graph.inputs().indexOf(port)));
    NetworkMembers members = new NetworkMembers(file, inputs, outputs, fed);
    members.addDescriptions();
    file.addConstants(resource.size());
    addTensors(file);
    file.addConstructor();
    members.addRuns();
    addRun(file, operators.keySet(), fed.isEmpty() ? "public" : "private");
    for (int i = 0; i < inputs.size(); i++) {
      Port port = graph.inputs().get(i);
      if (port.isFed()) {
        String push = names.unique("push" + JavaNames.upperCamel(inputs.get(i).name()) + "Row");
        addPush(file, port, new PushMembers(file, inputs.get(i), push));
      } else {
        members.addWrite(inputs.get(i), store(port, "values", file.imports()));
      }
    }
    for (int i = 0; i < outputs.size(); i++) {
      members.addRead(outputs.get(i), load(graph.outputs().get(i)));
    }
    operators.forEach((name, code) -> file.addMethod("private void " + name + "()", code));
    addTensor(file);
    addComplete(file);
    return file.with("", description(graph, model), resource);
  }

  private static List<NetworkPort> ports(
      List<Port> ports, Identifiers identifiers, JavaNames names) {
    return ports.stream().map(port -> port(port, identifiers.unique(port.name()), names)).toList();
  }

  private static NetworkPort port(Port port, String name, JavaNames names) {
    return port.isFed()
        ? NetworkPort.fed(name, names, port.shape(), port.tensor().quantization())
        : NetworkPort.named(name, names, port.shape(), port.tensor().quantization());
  }

  /** Code by name of the method that holds it, in the order of the nodes. */
  private static Map<String, String> operators(
      Graph graph, JavaNames names, ConstantsWriter constants, Imports imports) {
    Identifiers tables = new Identifiers();
    Map<String, String> operators = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      String name = tables.unique(node.output().name());
      String expression = new NodeCode(node, name, constants, imports).expression();
      String tensor = imports.reference("WholeTensor");
      operators.put(
          names.unique(JavaNames.lowerCamel(name)),
          JavaText.declaration(tensor + " tensor", expression)
              + JavaText.call("complete", JavaText.literal(node.output().name()), "tensor")
              + ";\n");
    }
    return operators;
  }

  private static String description(Graph graph, ModelClass model) {
    return "Runs "
        + model.simpleName()
        + " operator by operator, every tensor whole: what its executor and its C code must equal."
        + ("\n\n<p>Operators: " + graph.nodes().size() + ".")
        + "\nAn object runs one inference at a time; it can run many after each other.";
  }

  private static void addTensors(GeneratedFile file) {
    Imports imports = file.imports();
    String entries = "<String, " + imports.reference("WholeTensor") + ">";
    String map = imports.util("Map") + entries;
    String made = JavaText.made(imports.util("LinkedHashMap") + entries);
    file.addField("private final " + map + " tensors = " + made + ";\n");
  }

  private static void addRun(GeneratedFile file, Collection<String> operators, String visibility) {
    StringBuilder calls = new StringBuilder();
    operators.forEach(name -> calls.append(name).append("();\n"));
    file.addMethod(
        "Runs one inference on the inputs written before; "
            + "the observer sees every tensor that it makes.",
        visibility + " void run(" + file.imports().runtime("TensorObserver") + " observer)",
        "this.observer = observer;\n" + calls);
  }

  /** Rows are collected until the input is whole. */
  private static void addPush(GeneratedFile file, Port port, PushMembers members) {
    file.addField(
        "The rows pushed so far.",
        "private final byte[] pushed = new byte[" + port.shape().elements() + "];\n");
    String start = port.shape().rowElements() + " * number";
    members.add(
        JavaText.call("System.arraycopy", "row", 0, "pushed", start, "row.length") + ";\n",
        store(port, "pushed", file.imports()) + "run(observer);\n");
  }

  private static String store(Port port, String values, Imports imports) {
    String type = NodeCode.type(port.tensor().shape(), port.tensor().quantization(), imports);
    String tensor = JavaText.call(imports.reference("WholeTensor") + ".of", type, values);
    return JavaText.call("tensors.put", JavaText.literal(port.tensor().name()), tensor) + ";\n";
  }

  private static String load(Port port) {
    return "tensor(" + JavaText.literal(port.tensor().name()) + ").values()";
  }

  private static void addTensor(GeneratedFile file) {
    String tensor = file.imports().reference("WholeTensor");
    file.addMethod(
        "private " + tensor + " tensor(String name)",
        (tensor + " tensor = tensors.get(name);\n")
            + JavaText.block(
                "if (tensor == null)",
                "throw new IllegalStateException("
                    + "\"the tensor '\" + name + \"' was not written or computed\");\n")
            + "return tensor;\n");
  }

  private static void addComplete(GeneratedFile file) {
    String observer = file.imports().runtime("TensorObserver");
    String tensor = file.imports().reference("WholeTensor");
    file.addField("private " + observer + " observer = " + observer + ".NONE;\n");
    file.addMethod(
        "private void complete(String name, " + tensor + " tensor)",
        """
        tensors.put(name, tensor);
        observer.complete(name, 0, tensor.values());
        """);
  }
}
