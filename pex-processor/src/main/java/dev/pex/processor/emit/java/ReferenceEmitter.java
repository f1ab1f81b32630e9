package dev.pex.processor.emit.java;

import static dev.pex.processor.emit.java.RuntimeNames.reference;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Port;
import dev.pex.processor.program.Identifiers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Spells a graph as a Java class that runs it operator by operator, every tensor whole: the
 * specification that a program is compared with.
 */
public final class ReferenceEmitter {
  private static final ClassName WHOLE_TENSOR = reference("WholeTensor");

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
    Map<String, CodeBlock> operators = operators(graph, names, constants);
    Int8Values resource = constants.resource();

    TypeSpec.Builder type = file.type().addJavadoc(description(graph, model));
    Optional<NetworkPort> fed =
        graph.fedInput().map(port -> inputs.get(graph.inputs().indexOf(port)));
    NetworkMembers members = new NetworkMembers(inputs, outputs, fed);
    members.addDescriptions(type);
    type.addField(file.constants(resource.size())).addField(tensors());
    type.addMethod(file.constructor());
    members.addRuns(type);
    type.addMethod(run(operators, fed.isEmpty() ? Modifier.PUBLIC : Modifier.PRIVATE));
    for (int i = 0; i < inputs.size(); i++) {
      Port port = graph.inputs().get(i);
      if (port.isFed()) {
        String push = names.unique("push" + JavaNames.upperCamel(inputs.get(i).name()) + "Row");
        addPush(type, port, new PushMembers(inputs.get(i), push));
      } else {
        members.addWrite(type, inputs.get(i), store(port, "values"));
      }
    }
    for (int i = 0; i < outputs.size(); i++) {
      members.addRead(type, outputs.get(i), load(graph.outputs().get(i)));
    }
    operators.forEach((name, code) -> type.addMethod(operator(name, code)));
    type.addMethod(tensor()).addMethod(complete());
    return file.with(type.build(), "", resource);
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
  private static Map<String, CodeBlock> operators(
      Graph graph, JavaNames names, ConstantsWriter constants) {
    Identifiers tables = new Identifiers();
    Map<String, CodeBlock> operators = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      String name = tables.unique(node.output().name());
      CodeBlock expression = new NodeCode(node, name, constants).expression();
      operators.put(
          names.unique(JavaNames.lowerCamel(name)),
          CodeBlock.builder()
              .addStatement(
                  "complete(\nobserver,\n$L,\n$L)",
                  JavaText.literal(node.output().name()),
                  expression)
              .build());
    }
    return operators;
  }

  private static CodeBlock description(Graph graph, ModelClass model) {
    return CodeBlock.builder()
        .add("Runs $L operator by operator, every tensor whole: ", model.simpleName())
        .add("what its executor and its C code must equal.\n\n")
        .add("<p>Operators: $L.\n", graph.nodes().size())
        .add("An object runs one inference at a time; it can run many after each other.\n")
        .build();
  }

  private static FieldSpec tensors() {
    ParameterizedTypeName type =
        ParameterizedTypeName.get(
            ClassName.get(Map.class), ClassName.get(String.class), WHOLE_TENSOR);
    return FieldSpec.builder(type, "tensors", Modifier.PRIVATE, Modifier.FINAL)
        .initializer("new $T<>()", LinkedHashMap.class)
        .build();
  }

  private static MethodSpec run(Map<String, CodeBlock> operators, Modifier modifier) {
    MethodSpec.Builder run =
        MethodSpec.methodBuilder("run")
            .addModifiers(modifier)
            .addJavadoc("Runs one inference on the inputs written before; ")
            .addJavadoc("the observer sees every tensor that it makes.\n")
            .addParameter(RuntimeNames.TENSOR_OBSERVER, "observer");
    operators.keySet().forEach(name -> run.addStatement("$L(observer)", name));
    return run.build();
  }

  private static MethodSpec operator(String name, CodeBlock code) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE)
        .addParameter(RuntimeNames.TENSOR_OBSERVER, "observer")
        .addCode(code)
        .build();
  }

  /** Rows are collected until the input is whole. */
  private static void addPush(TypeSpec.Builder type, Port port, PushMembers members) {
    type.addField(
        FieldSpec.builder(NetworkMembers.BYTES, "pushed", Modifier.PRIVATE, Modifier.FINAL)
            .addJavadoc("The rows pushed so far.\n")
            .initializer("new byte[$L]", port.shape().elements())
            .build());
    CodeBlock takeRow =
        CodeBlock.builder()
            .addStatement(
                "$T.arraycopy(row, 0, pushed, $L * number, row.length)",
                System.class,
                port.shape().rowElements())
            .build();
    CodeBlock finish =
        CodeBlock.builder().add(store(port, "pushed")).addStatement("run(observer)").build();
    members.addTo(type, takeRow, finish);
  }

  private static CodeBlock store(Port port, String values) {
    CodeBlock type = NodeCode.type(port.tensor().shape(), port.tensor().quantization());
    return CodeBlock.builder()
        .addStatement(
            "tensors.put($L, $T.of($L, $L))",
            JavaText.literal(port.tensor().name()),
            WHOLE_TENSOR,
            type,
            values)
        .build();
  }

  private static CodeBlock load(Port port) {
    return CodeBlock.of("tensor($L).values()", JavaText.literal(port.tensor().name()));
  }

  private static MethodSpec tensor() {
    return MethodSpec.methodBuilder("tensor")
        .addModifiers(Modifier.PRIVATE)
        .returns(WHOLE_TENSOR)
        .addParameter(String.class, "name")
        .addStatement("$T tensor = tensors.get(name)", WHOLE_TENSOR)
        .beginControlFlow("if (tensor == null)")
        .addStatement(
            "throw new $T($S + name + $S)",
            IllegalStateException.class,
            "the tensor '",
            "' was not written or computed")
        .endControlFlow()
        .addStatement("return tensor")
        .build();
  }

  private static MethodSpec complete() {
    return MethodSpec.methodBuilder("complete")
        .addModifiers(Modifier.PRIVATE)
        .addParameter(RuntimeNames.TENSOR_OBSERVER, "observer")
        .addParameter(String.class, "name")
        .addParameter(WHOLE_TENSOR, "tensor")
        .addStatement("tensors.put(name, tensor)")
        .addStatement("observer.complete(name, 0, tensor.values())")
        .build();
  }
}
