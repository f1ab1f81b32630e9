package dev.pex.processor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the import table of docs/architecture.md: who may use whom. */
final class ArchitectureTest {
  private static final String ROOT = "dev.pex.processor";

  /** The root package without those below it. */
  private static final String ROOT_ONLY = "";

  /** Package → the own packages it may import. The root package may import all. */
  private static final Map<String, List<String>> MAY_IMPORT =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("diag", List.of()),
              Map.entry("spec", List.of("diag")),
              Map.entry("repair", List.of("spec", "diag")),
              Map.entry("source", List.of("spec", "diag")),
              Map.entry("graph", List.of("diag")),
              Map.entry("lower", List.of("spec", "graph", "diag")),
              Map.entry("tflite", List.of("graph", "diag")),
              Map.entry("rewrite", List.of("graph", "diag")),
              Map.entry("schedule", List.of("graph", "diag")),
              Map.entry("memory", List.of("schedule", "graph", "diag")),
              Map.entry("program", List.of("memory", "schedule", "graph")),
              Map.entry("emit.java", List.of("program", "graph")),
              Map.entry("kernels", List.of("program", "graph")),
              Map.entry("selftest", List.of("graph")),
              Map.entry("cluster", List.of("program", "graph")),
              Map.entry("emit.c", List.of("kernels", "selftest", "program", "graph")),
              Map.entry("emit.report", List.of("kernels", "program", "graph")),
              Map.entry(
                  "command",
                  List.of(
                      ROOT_ONLY,
                      "cluster",
                      "emit.report",
                      "tflite",
                      "program",
                      "graph",
                      "spec",
                      "diag"))));

  private static final JavaClasses PROCESSOR =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @TestFactory
  List<DynamicTest> importTable() {
    return MAY_IMPORT.entrySet().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.getKey(), () -> importsOnly(row.getKey(), row.getValue())))
        .toList();
  }

  @Test
  void everyPackageIsInTheTable() {
    String[] known =
        MAY_IMPORT.keySet().stream().map(ArchitectureTest::tree).toArray(String[]::new);
    String[] all = Arrays.copyOf(known, known.length + 1);
    all[known.length] = ROOT;
    classes().should().resideInAnyPackage(all).check(PROCESSOR);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(PROCESSOR);
  }

  @Test
  void onlySourceAndTheProcessorReadTheLanguageModel() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT, tree("source"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("javax.lang.model..", "javax.annotation.processing..")
                .and(not(type(SourceVersion.class))))
        .allowEmptyShould(true)
        .check(PROCESSOR);
  }

  @Test
  void theProcessorDoesNotNeedTheCommandLine() {
    noClasses()
        .that()
        .resideInAPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(tree("command"))
        .check(PROCESSOR);
  }

  @Test
  void onlyTheCommandLinePrintsAndWritesFiles() {
    noClasses()
        .that()
        .resideOutsideOfPackage(tree("command"))
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .orShould()
        .dependOnClassesThat(
            belongToAnyOf(FileOutputStream.class, FileWriter.class, RandomAccessFile.class))
        .orShould()
        .callMethodWhere(
            target(owner(type(Files.class)))
                .and(target(nameMatching("(write|create|delete|move|copy|newOut|newBufferedW).*"))))
        .check(PROCESSOR);
  }

  @Test
  void emittersDoNotSeeSchedules() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".emit..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(tree("schedule"))
        .allowEmptyShould(true)
        .check(PROCESSOR);
  }

  private static void importsOnly(String from, List<String> allowed) {
    DescribedPredicate<JavaClass> forbidden =
        DescribedPredicate.describe(
            "own packages other than " + allowed,
            type ->
                type.getPackageName().startsWith(ROOT)
                    && !inTree(type, from)
                    && allowed.stream().noneMatch(name -> inTree(type, name)));
    noClasses()
        .that()
        .resideInAPackage(tree(from))
        .should()
        .dependOnClassesThat(forbidden)
        .allowEmptyShould(true)
        .check(PROCESSOR);
  }

  private static boolean inTree(JavaClass type, String name) {
    if (name.equals(ROOT_ONLY)) {
      return type.getPackageName().equals(ROOT);
    }
    String prefix = ROOT + "." + name;
    return type.getPackageName().equals(prefix) || type.getPackageName().startsWith(prefix + ".");
  }

  private static String tree(String name) {
    return ROOT + "." + name + "..";
  }
}
