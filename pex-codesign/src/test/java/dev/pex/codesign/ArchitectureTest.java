package dev.pex.codesign;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the table of packages of pex-codesign in docs/architecture.md: who may use whom. */
final class ArchitectureTest {
  private static final String ROOT = "dev.pex.codesign";
  private static final Path PAGE = Path.of("../docs/architecture.md");
  private static final Pattern SECTION =
      Pattern.compile("(?s)## Packages of the co-design\n.*?\n## ");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|[^|]*\\| ([^|]*) \\|$");

  private static final JavaClasses CODESIGN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @TestFactory
  List<DynamicTest> importTable() throws IOException {
    return table().entrySet().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.getKey(), () -> importsOnly(row.getKey(), row.getValue())))
        .toList();
  }

  @Test
  void everyPackageIsInTheTable() throws IOException {
    assertThat(
            CODESIGN.stream()
                .map(type -> type.getPackageName().replace(ROOT + ".", ""))
                .collect(Collectors.toSet()))
        .isEqualTo(table().keySet());
  }

  private static void importsOnly(String from, List<String> allowed) {
    List<String> trees = new ArrayList<>(allowed);
    trees.add(from);
    String[] foreign =
        Stream.concat(
                Stream.of("java", "javax", "org.jspecify", "com.google.gson", "picocli"),
                trees.stream().map(ArchitectureTest::tree))
            .map(tree -> tree + "..")
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(tree(from))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(foreign)
        .check(CODESIGN);
  }

  /** A package of the table: a name with dots stands for itself, any other for one of ours. */
  private static String tree(String name) {
    return name.contains(".") ? name : ROOT + "." + name;
  }

  /** Package → the packages it may import. */
  private static Map<String, List<String>> table() throws IOException {
    Matcher section = SECTION.matcher(Files.readString(PAGE));
    assertThat(section.find()).as("section of pex-codesign").isTrue();
    return ROW.matcher(section.group())
        .results()
        .collect(
            Collectors.toMap(
                row -> row.group(1),
                row ->
                    Arrays.stream(row.group(2).split(", "))
                        .filter(name -> !name.equals("–"))
                        .toList(),
                (first, second) -> first,
                TreeMap::new));
  }
}
