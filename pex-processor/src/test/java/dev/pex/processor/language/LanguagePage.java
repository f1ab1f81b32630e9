package dev.pex.processor.language;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The manual's page of the language, made of the Javadoc of the annotations. */
final class LanguagePage {
  private static final Path SOURCES = Path.of("..", "pex-annotations/src/main/java/dev/pex");

  private static final String TOP =
      """
      # The language

      A network is a class with `@Network`; its fields are tensors, and the annotation on a field says how the tensor is made. A layer
      reads the field above it, unless `from` names another. The last field is the network's output. The build makes this page from the
      annotations' Javadoc.
      """;

  private final DocTrees comments;
  private final List<CompilationUnitTree> units;

  private LanguagePage(DocTrees comments, List<CompilationUnitTree> units) {
    this.comments = comments;
    this.units = units;
  }

  static String text() throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, null);
        Stream<Path> found = Files.list(SOURCES)) {
      Path[] sources =
          found
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("package-info.java"))
              .sorted()
              .toArray(Path[]::new);
      JavacTask task =
          (JavacTask)
              javac.getTask(null, files, null, null, null, files.getJavaFileObjects(sources));
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      return new LanguagePage(DocTrees.instance(task), units).page();
    }
  }

  private String page() {
    StringBuilder page = new StringBuilder(TOP);
    page.append(section("On a class", "@Target(ElementType.TYPE)"));
    page.append(section("On a field", "@Target(ElementType.FIELD)"));
    page.append(section("On an annotation", "@Target(ElementType.ANNOTATION_TYPE)"));
    page.append(section("Values", ""));
    return page.toString();
  }

  /** The types with an annotation, or those without a target. */
  private String section(String title, String target) {
    StringBuilder section = new StringBuilder("\n## " + title + "\n");
    for (CompilationUnitTree unit : units) {
      ClassTree type = (ClassTree) unit.getTypeDecls().get(0);
      String modifiers = type.getModifiers().toString().replace("()", "");
      boolean chosen =
          target.isEmpty() ? !modifiers.contains("@Target") : modifiers.contains(target);
      if (chosen) {
        section.append(type(new TreePath(new TreePath(unit), type), type));
      }
    }
    return section.toString();
  }

  private String type(TreePath path, ClassTree type) {
    boolean isAnnotation = type.getKind() == Tree.Kind.ANNOTATION_TYPE;
    String text =
        "\n### %s%s\n\n%s\n"
            .formatted(isAnnotation ? "@" : "", type.getSimpleName(), comment(path));
    List<String> rows =
        type.getMembers().stream()
            .map(member -> row(path, member))
            .flatMap(Optional::stream)
            .toList();
    if (rows.isEmpty()) {
      return text;
    }
    String head =
        isAnnotation
            ? "| attribute | default | what |\n|---|---|---|\n"
            : "| value | what |\n|---|---|\n";
    return text + "\n" + head + String.join("", rows);
  }

  private Optional<String> row(TreePath type, Tree member) {
    TreePath path = new TreePath(type, member);
    if (comments.getDocComment(path) == null) {
      return Optional.empty();
    }
    String comment = comment(path).replaceAll("\\s+", " ");
    if (member instanceof MethodTree attribute) {
      String otherwise =
          attribute.getDefaultValue() == null ? "" : "`" + attribute.getDefaultValue() + "`";
      return Optional.of(
          "| `%s %s` | %s | %s |\n"
              .formatted(attribute.getReturnType(), attribute.getName(), otherwise, comment));
    }
    if (member instanceof VariableTree value) {
      boolean ofAnnotation = type.getLeaf().getKind() == Tree.Kind.ANNOTATION_TYPE;
      return Optional.of(
          "| `%s` |%s %s |\n".formatted(value.getName(), ofAnnotation ? " |" : "", comment));
    }
    return Optional.empty();
  }

  /** A comment as Markdown. */
  private String comment(TreePath path) {
    String text = comments.getDocComment(path).strip().replaceAll("(?m)^ ", "");
    return text.replaceAll("(?s)<pre>\\{@code\n(.*?)\n\\}</pre>", "```java\n$1\n```")
        .replaceAll("\\{@code\\s([^}]*)}", "`$1`")
        .replaceAll("\\{@link\\s(\\w+)#(\\w+)}", "`$1.$2`")
        .replaceAll("\\{@link\\s#?([^}]*)}", "`$1`")
        .replace("<p>", "");
  }
}
