package dev.pex.processor.emit.java;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.program.Identifiers;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The statements of a reference: one for each operator, whose output a variable holds. */
final class ReferenceLayers {
  private final JavaNames names;
  private final Imports imports;
  private final ConstantsWriter constants;
  private final Identifiers identifiers = new Identifiers();

  /** By name of the tensor. */
  private final Map<String, String> variables = new HashMap<>();

  private final StringBuilder statements = new StringBuilder();

  /**
   * No statements yet.
   *
   * @param constants takes the tables of the operators
   */
  ReferenceLayers(JavaNames members, ConstantsWriter constants, Imports imports) {
    this.names = members.ofVariables();
    this.imports = imports;
    this.constants = constants;
  }

  /** Gets an input. */
  void addInput(Tensor tensor, NetworkPort port) {
    add(tensor, JavaText.call("tensor", port.constant()));
  }

  /** Computes what an operator makes. */
  void add(Node node) {
    add(node.output(), new NodeCode(node, variables, constants, imports).call());
  }

  /** Keeps an output. */
  void addOutput(Tensor tensor, NetworkPort port) {
    String variable = Objects.requireNonNull(variables.get(tensor.name()));
    statements.append(JavaText.call("keep", port.constant(), variable)).append(";\n");
  }

  private void add(Tensor tensor, String value) {
    String variable = names.unique(JavaNames.lowerCamel(identifiers.unique(tensor.name())));
    variables.put(tensor.name(), variable);
    statements.append(imports.reference("WholeTensor") + " " + variable + " = " + value + ";\n");
  }

  /** All of them. */
  String text() {
    return statements.toString();
  }
}
