package dev.pex.processor.emit.java;

import java.util.List;

/** What an executor and a reference offer alike for each input and output by its name. */
final class NetworkMembers {
  private final GeneratedFile file;
  private final List<NetworkPort> inputs;
  private final List<NetworkPort> outputs;

  /** The members for some ends. */
  NetworkMembers(GeneratedFile file, List<NetworkPort> inputs, List<NetworkPort> outputs) {
    this.file = file;
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
  }

  /** Adds the constants that describe the ends. */
  void addDescriptions() {
    for (NetworkPort port : inputs) {
      port.addTo(file, "input");
    }
    for (NetworkPort port : outputs) {
      port.addTo(file, "output");
    }
  }

  /** Adds the methods that set inputs, or push rows, and get outputs. */
  void addAccess() {
    for (NetworkPort input : inputs) {
      if (input.isFed()) {
        addPush(input);
      } else {
        addWrite(input);
      }
    }
    for (NetworkPort output : outputs) {
      addRead(output);
    }
  }

  private void addWrite(NetworkPort input) {
    String write = input.writeMethod();
    file.addMethod(
        "Sets the input '" + input.name() + "'; every inference needs it anew.",
        "public void " + write + "(byte[] values)",
        "write(" + input.constant() + ", values);\n");
    file.addMethod(
        "Sets the input '" + input.name() + "' to the nearest stored values.",
        "public void " + write + "(float[] reals)",
        write + "(" + input.constant() + ".quantize(reals));\n");
  }

  private void addRead(NetworkPort output) {
    file.addMethod(
        "The output '" + output.name() + "' of the last inference.",
        "public byte[] " + output.readMethod() + "()",
        "return read(" + output.constant() + ");\n");
    file.addMethod(
        "The output '" + output.name() + "' of the last inference as reals.",
        "public float[] " + output.readRealsMethod() + "()",
        "return " + output.constant() + ".dequantize(" + output.readMethod() + "());\n");
  }

  private void addPush(NetworkPort input) {
    String push = input.writeMethod();
    String result = file.imports().runtime("PushResult");
    String observer = file.imports().runtime("TensorObserver");
    file.addMethod(
        "Begins an inference, and gives up one that is not at its end.",
        "public void begin()",
        "beginRows();\n");
    file.addMethod(
        "Pushes the next row of '"
            + input.name()
            + "', the first row first.\n\n@param row "
            + input.shape().rowElements()
            + " int8 values, channels innermost"
            + "\n@throws IllegalArgumentException if there is another number of values"
            + "\n@throws IllegalStateException before {@link #begin} and after the last row",
        "public " + result + " " + push + "(byte[] row)",
        "return push(row, " + observer + ".NONE);\n");
    file.addMethod(
        "As {@link #" + push + "(byte[])}; the observer sees all that is made meanwhile.",
        "public " + result + " " + push + "(byte[] row, " + observer + " observer)",
        "return push(row, observer);\n");
  }
}
