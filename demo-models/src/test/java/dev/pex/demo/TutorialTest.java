package dev.pex.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every command of docs/tutorial.md in its order. What they print stands on the page; numbers
 * may differ from processor to processor and from compiler to compiler.
 */
@Tag("native")
final class TutorialTest {
  private static final Path ROOT = Checkout.find().root();
  private static final List<String> PRINTED = List.of("train", "javac", "firmware");

  private final Document page = Document.of("docs/tutorial.md");

  @Test
  void everyCommandRuns(@TempDir Path folder) throws IOException {
    assertThat(ROOT.resolve("pex-codesign/target/lib")).as("'mvn verify' packages").isDirectory();
    Files.writeString(folder.resolve("Clothes.java"), page.code("java").get(0));
    Files.writeString(folder.resolve("clothes.properties"), page.code("properties").get(0));
    List<String> commands = page.code("sh");
    assertThat(commands).hasSameSizeAs(PRINTED);
    for (int i = 0; i < commands.size(); i++) {
      holdFigures(PRINTED.get(i), run(commands.get(i), folder));
    }
    compileWithin("Bytes.KIB", folder);
    assertThatThrownBy(() -> compileWithin("512", folder))
        .hasMessageContaining("[pex:arena-too-small]");
    Path generated = folder.resolve("out/META-INF/pex/clothes");
    Path user = Files.writeString(generated.resolve("user.c"), page.code("c").get(0));
    Command.of("gcc", "-std=c99", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", user.toString())
        .run();
  }

  private void compileWithin(String sram, Path folder) throws IOException {
    String model = page.code("java").get(0).replace("4 * Bytes.KIB", sram);
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("Clothes.java"), model);
    run(page.code("sh").get(1).replace("weights=.", "weights=.."), other);
  }

  private static String run(String command, Path folder) throws IOException {
    return Command.of(
            "bash",
            "-euc",
            "unset JAVA_TOOL_OPTIONS; cd '%s'; export PEX='%s' PEX_BUILT=yes; %s"
                .formatted(folder, ROOT, command))
        .run();
  }

  private void holdFigures(String part, String printed) throws IOException {
    String shown = "```\n" + printed.strip().replaceAll("\\d+ ms", "… ms") + "\n```";
    if (withoutFigures(shown).equals(withoutFigures(page.part(part)))
        && !Boolean.getBoolean("pex.docs.update")) {
      return;
    }
    page.hold(part, shown);
  }

  private static String withoutFigures(String text) {
    return text.replaceAll("[\\d.,]*\\d( [kM] )?", "#");
  }
}
