package dev.pex.processor.emit.java;

import dev.pex.processor.graph.Int8Values;
import java.util.ArrayList;
import java.util.List;

/**
 * A generated class as it is written: a name and visibility after the model's, fields, methods, and
 * tables beside it.
 */
final class GeneratedFile {
  private static final int MEMBER = 2;

  private final ModelClass model;
  private final String name;
  private final Imports imports = new Imports();
  private final StringBuilder fields = new StringBuilder();
  private final StringBuilder methods = new StringBuilder();

  /** A class named after the model's, with a suffix. */
  GeneratedFile(ModelClass model, String suffix) {
    this.model = model;
    this.name = model.simpleName() + suffix;
  }

  /** The classes that it calls. */
  Imports imports() {
    return imports;
  }

  /** Adds a field. */
  void addField(String declaration) {
    fields.append('\n').append(JavaText.indented(MEMBER, declaration));
  }

  /** Adds a field with documentation. */
  void addField(String documentation, String declaration) {
    addField(JavaText.documentation(documentation) + declaration);
  }

  /** Adds a method of these statements. */
  void addMethod(String head, String body) {
    methods.append('\n').append(JavaText.indented(MEMBER, JavaText.block(head, body)));
  }

  /** Adds a method with documentation. */
  void addMethod(String documentation, String head, String body) {
    methods
        .append('\n')
        .append(
            JavaText.indented(
                MEMBER, JavaText.documentation(documentation) + JavaText.block(head, body)));
  }

  /**
   * Adds the public constructor, which reads the resource.
   *
   * @param more arguments for the constructor of the class above
   * @param ends statements that add inputs and outputs
   */
  void addConstructor(int resourceBytes, List<String> more, String ends) {
    String resource = JavaText.literal(resourceName());
    String read =
        JavaText.callInLines(
            imports.runtime("Constants") + ".read",
            List.of(
                name + ".class.getResourceAsStream(" + resource + ")",
                resource,
                JavaText.literal(resourceBytes)));
    List<String> arguments = new ArrayList<>();
    arguments.add(read);
    arguments.addAll(more);
    addMethod(
        """
        Reads the tables beside this class.

        @throws IllegalStateException if they are missing or damaged""",
        "public " + name + "()",
        JavaText.callInLines("super", arguments) + ";\n" + ends);
  }

  /**
   * The finished file.
   *
   * @param comment stands on top; empty for none
   * @param above the class that it extends
   */
  GeneratedJava with(String comment, String documentation, String above, Int8Values resource) {
    StringBuilder source = new StringBuilder();
    source.append(comment.isEmpty() ? "" : JavaText.starred("//", comment));
    if (!model.packageName().isEmpty()) {
      source.append("package ").append(model.packageName()).append(";\n\n");
    }
    String head = "final class " + name + " extends " + above;
    source.append(imports.declarations()).append('\n');
    source.append(JavaText.documentation(documentation));
    source.append(model.isPublic() ? "public " : "").append(head).append(" {");
    String members = fields.append(methods).substring(0);
    source.append(members).append("}\n");
    return new GeneratedJava(
        model.packageName(), name, source.toString(), resourceName(), resource);
  }

  private String resourceName() {
    return name + ".weights";
  }
}
