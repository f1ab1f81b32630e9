package dev.pex.processor.emit.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an executor and a reference offer alike: descriptions of inputs and outputs, and one method
 * that takes the input and gives the output where there is one of each.
 */
final class NetworkMembers {
  private final GeneratedFile file;
  private final List<NetworkPort> inputs;
  private final List<NetworkPort> outputs;
  private final Optional<NetworkPort> fed;
  private final String observer;

  /**
   * The members for some ends.
   *
   * @param fed the input that is pushed row by row
   */
  NetworkMembers(
      GeneratedFile file,
      List<NetworkPort> inputs,
      List<NetworkPort> outputs,
      Optional<NetworkPort> fed) {
    this.file = file;
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
    this.fed = fed;
    this.observer = file.imports().runtime("TensorObserver");
  }

  /** Adds the constants that describe the ends. */
  void addDescriptions() {
    inputs.forEach(port -> port.addTo(file, "input"));
    outputs.forEach(port -> port.addTo(file, "output"));
  }

  /**
   * Adds {@code run()}, unless the inference is what rows are pushed to, and, with one input and
   * one output, what runs from one to the other.
   */
  void addRuns() {
    if (inputs.size() == 1 && outputs.size() == 1) {
      addRunWhole();
      addRunWholeObserved();
      addRunWholeReals();
    }
    if (fed.isEmpty()) {
      file.addMethod(
          "Runs one inference on the inputs written before.",
          "public void run()",
          "run(" + observer + ".NONE);\n");
    }
    addEnds("inputs", inputs);
    addEnds("outputs", outputs);
    addRunAlike();
  }

  private void addEnds(String name, List<NetworkPort> ports) {
    String list = file.imports().util("List");
    String info = file.imports().runtime("TensorInfo");
    List<String> constants = ports.stream().map(NetworkPort::constant).toList();
    file.addMethod(
        "@Override\npublic " + list + "<" + info + "> " + name + "()",
        "return " + list + ".<" + info + ">of(" + String.join(", ", constants) + ");\n");
  }

  private void addRunAlike() {
    StringBuilder body = new StringBuilder();
    body.append(JavaText.block("if (inputs.size() != " + inputs.size() + ")", otherCount()));
    for (int i = 0; i < inputs.size(); i++) {
      if (!isFed(inputs.get(i))) {
        body.append(inputs.get(i).writeMethod()).append("(inputs.get(").append(i).append("));\n");
      }
    }
    body.append(infer("inputs.get(" + fed.map(inputs::indexOf).orElse(0) + ")"));
    List<String> reads = new ArrayList<>();
    outputs.forEach(port -> reads.add(port.readMethod() + "()"));
    body.append("return List.<byte[]>of(").append(String.join(", ", reads)).append(");\n");
    file.addMethod(
        "@Override\npublic List<byte[]> run(List<byte[]> inputs, " + observer + " observer)",
        body.toString());
  }

  private String otherCount() {
    return "throw new IllegalArgumentException(\"the network has "
        + inputs.size()
        + " inputs, not \" + inputs.size());\n";
  }

  private boolean isFed(NetworkPort port) {
    return fed.filter(port::equals).isPresent();
  }

  /** Runs on the inputs written before, or pushes those values. */
  private String infer(String values) {
    return fed.map(port -> port.writeMethod() + "(" + values + ", observer);\n")
        .orElse("run(observer);\n");
  }

  /**
   * Adds the methods for one input.
   *
   * @param store puts {@code values}, of the right number, where they belong
   */
  void addWrite(NetworkPort input, String store) {
    String write = input.writeMethod();
    file.addMethod(
        "Sets the input '" + input.name() + "'; every inference needs it anew.",
        "public void " + write + "(byte[] values)",
        input.constant() + ".checkCount(values.length);\n" + store);
    file.addMethod(
        "Sets the input '" + input.name() + "' to the nearest stored values.",
        "public void " + write + "(float[] reals)",
        write + "(" + input.constant() + ".quantize(reals));\n");
  }

  /**
   * Adds the methods for one output.
   *
   * @param load an expression for a copy of its values
   */
  void addRead(NetworkPort output, String load) {
    file.addMethod(
        "The output '" + output.name() + "' of the last inference.",
        "public byte[] " + output.readMethod() + "()",
        "return " + load + ";\n");
    file.addMethod(
        "The output '" + output.name() + "' of the last inference as reals.",
        "public float[] " + output.readRealsMethod() + "()",
        "return " + output.constant() + ".dequantize(" + output.readMethod() + "());\n");
  }

  private void addRunWhole() {
    file.addMethod(
        "Runs one inference.\n\n@param input the "
            + input().shape().elements()
            + " int8 values of '"
            + input().name()
            + "'\n@return the int8 values of '"
            + output().name()
            + "'",
        "public byte[] run(byte[] input)",
        "return run(input, " + observer + ".NONE);\n");
  }

  private void addRunWholeObserved() {
    String write = fed.isPresent() ? "" : input().writeMethod() + "(input);\n";
    file.addMethod(
        "Runs one inference and shows every tensor that it makes.",
        "public byte[] run(byte[] input, " + observer + " observer)",
        write + infer("input") + "return " + output().readMethod() + "();\n");
  }

  private void addRunWholeReals() {
    file.addMethod(
        "Runs one inference on reals: quantises them, and gives reals.",
        "public float[] run(float[] input)",
        "run("
            + input().constant()
            + ".quantize(input));\nreturn "
            + output().readRealsMethod()
            + "();\n");
  }

  private NetworkPort input() {
    return inputs.get(0);
  }

  private NetworkPort output() {
    return outputs.get(0);
  }
}
