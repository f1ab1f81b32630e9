package dev.pex.processor.emit.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * What an executor and a reference offer alike: descriptions of inputs and outputs, and one method
 * that takes the input and gives the output where there is one of each.
 */
final class NetworkMembers {
  static final TypeName BYTES = ArrayTypeName.of(TypeName.BYTE);
  private static final ClassName LIST = ClassName.get(List.class);
  private static final TypeName LIST_OF_BYTES = ParameterizedTypeName.get(LIST, BYTES);
  static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);

  private final List<NetworkPort> inputs;
  private final List<NetworkPort> outputs;
  private final Optional<NetworkPort> fed;

  /**
   * The members for some ends.
   *
   * @param fed the input that is pushed row by row
   */
  NetworkMembers(List<NetworkPort> inputs, List<NetworkPort> outputs, Optional<NetworkPort> fed) {
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
    this.fed = fed;
  }

  /** Adds the constants that describe the ends, and makes the class a RunnableNetwork. */
  void addDescriptions(TypeSpec.Builder type) {
    type.addSuperinterface(RuntimeNames.RUNNABLE_NETWORK);
    inputs.forEach(port -> type.addField(port.field("input")));
    outputs.forEach(port -> type.addField(port.field("output")));
  }

  /**
   * Adds {@code run()}, unless the inference is what rows are pushed to, and, with one input and
   * one output, what runs from one to the other.
   */
  void addRuns(TypeSpec.Builder type) {
    if (inputs.size() == 1 && outputs.size() == 1) {
      type.addMethod(runWhole());
      type.addMethod(runWholeObserved());
      type.addMethod(runWholeReals());
    }
    if (fed.isEmpty()) {
      type.addMethod(
          method("run")
              .addJavadoc("Runs one inference on the inputs written before.\n")
              .addStatement("run($T.NONE)", RuntimeNames.TENSOR_OBSERVER)
              .build());
    }
    type.addMethod(ends("inputs", inputs));
    type.addMethod(ends("outputs", outputs));
    type.addMethod(runAlike());
  }

  private static MethodSpec ends(String name, List<NetworkPort> ports) {
    return method(name)
        .addAnnotation(Override.class)
        .returns(ParameterizedTypeName.get(LIST, RuntimeNames.TENSOR_INFO))
        .addStatement(
            "return $T.of($L)",
            List.class,
            ports.stream().map(NetworkPort::constant).collect(Collectors.joining(", ")))
        .build();
  }

  private MethodSpec runAlike() {
    MethodSpec.Builder run =
        method("run")
            .addAnnotation(Override.class)
            .addParameter(LIST_OF_BYTES, "inputs")
            .addParameter(RuntimeNames.TENSOR_OBSERVER, "observer")
            .returns(LIST_OF_BYTES)
            .beginControlFlow("if (inputs.size() != $L)", inputs.size())
            .addStatement(
                "throw new $T($S + inputs.size())",
                IllegalArgumentException.class,
                "the network has " + inputs.size() + " inputs, not ")
            .endControlFlow();
    for (int i = 0; i < inputs.size(); i++) {
      if (!isFed(inputs.get(i))) {
        run.addStatement("$L(inputs.get($L))", inputs.get(i).writeMethod(), i);
      }
    }
    run.addCode(infer("inputs.get(" + inputs.indexOf(fed.orElse(inputs.get(0))) + ")"));
    String read =
        outputs.stream().map(port -> port.readMethod() + "()").collect(Collectors.joining(", "));
    return run.addStatement("return $T.of($L)", List.class, read).build();
  }

  private boolean isFed(NetworkPort port) {
    return fed.filter(port::equals).isPresent();
  }

  /** Runs on the inputs written before, or pushes those values. */
  private CodeBlock infer(String values) {
    return fed.map(port -> statement("$L($L, observer)", port.writeMethod(), values))
        .orElse(statement("run(observer)"));
  }

  private static CodeBlock statement(String format, Object... arguments) {
    return CodeBlock.builder().addStatement(format, arguments).build();
  }

  /**
   * Adds the methods for one input.
   *
   * @param store puts {@code values}, of the right number, where they belong
   */
  void addWrite(TypeSpec.Builder type, NetworkPort input, CodeBlock store) {
    type.addMethod(
        method(input.writeMethod())
            .addJavadoc("Sets the input '$L'; every inference needs it anew.\n", input.name())
            .addParameter(BYTES, "values")
            .addStatement("$L.checkCount(values.length)", input.constant())
            .addCode(store)
            .build());
    type.addMethod(
        method(input.writeMethod())
            .addJavadoc("Sets the input '$L' to the nearest stored values.\n", input.name())
            .addParameter(FLOATS, "reals")
            .addStatement("$L($L.quantize(reals))", input.writeMethod(), input.constant())
            .build());
  }

  /**
   * Adds the methods for one output.
   *
   * @param load an expression for a copy of its values
   */
  void addRead(TypeSpec.Builder type, NetworkPort output, CodeBlock load) {
    type.addMethod(
        method(output.readMethod())
            .addJavadoc("The output '$L' of the last inference.\n", output.name())
            .returns(BYTES)
            .addStatement("return $L", load)
            .build());
    type.addMethod(
        method(output.readRealsMethod())
            .addJavadoc("The output '$L' of the last inference as reals.\n", output.name())
            .returns(FLOATS)
            .addStatement("return $L.dequantize($L())", output.constant(), output.readMethod())
            .build());
  }

  private MethodSpec runWhole() {
    return method("run")
        .addJavadoc("Runs one inference.\n\n")
        .addJavadoc("@param input the $L int8 values of '$L'\n", inputCount(), input().name())
        .addJavadoc("@return the int8 values of '$L'\n", output().name())
        .addParameter(BYTES, "input")
        .returns(BYTES)
        .addStatement("return run(input, $T.NONE)", RuntimeNames.TENSOR_OBSERVER)
        .build();
  }

  private MethodSpec runWholeObserved() {
    return method("run")
        .addJavadoc("Runs one inference and shows every tensor that it makes.\n")
        .addParameter(BYTES, "input")
        .addParameter(RuntimeNames.TENSOR_OBSERVER, "observer")
        .returns(BYTES)
        .addCode(fed.isPresent() ? CodeBlock.of("") : statement("$L(input)", input().writeMethod()))
        .addCode(infer("input"))
        .addStatement("return $L()", output().readMethod())
        .build();
  }

  private MethodSpec runWholeReals() {
    return method("run")
        .addJavadoc("Runs one inference on reals: quantises them, and gives reals.\n")
        .addParameter(FLOATS, "input")
        .returns(FLOATS)
        .addStatement("run($L.quantize(input))", input().constant())
        .addStatement("return $L()", output().readRealsMethod())
        .build();
  }

  private NetworkPort input() {
    return inputs.get(0);
  }

  private int inputCount() {
    return input().shape().elements();
  }

  private NetworkPort output() {
    return outputs.get(0);
  }

  private static MethodSpec.Builder method(String name) {
    return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC);
  }
}
