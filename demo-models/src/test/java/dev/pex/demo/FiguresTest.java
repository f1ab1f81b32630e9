package dev.pex.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The figures of the demo models in README.md: those of the plan always, those of the firmware
 * where the compiler has the version that README names. On the way, all that was generated must
 * agree.
 */
@Tag("native")
final class FiguresTest {
  private final Document readme = Document.of("README.md");

  @Test
  void plans() throws IOException {
    StringBuilder table =
        new StringBuilder(
            "| model | input | budget | arena | weights in flash | multiply-accumulates |\n"
                + "|---|---|---:|---:|---:|---:|\n");
    for (DemoModel model : DemoModel.values()) {
      GeneratedNetwork network = model.generated();
      Plan plan = network.plan();
      table.append(
          row(
              "| `%s` | %s | %s | %,d B | %,d B | %,d |",
              model,
              network.input().shape(),
              plan.budget(),
              plan.figure("arenaBytes"),
              plan.figure("weightBytes"),
              plan.figure("macs")));
    }
    readme.hold("plans", table.toString());
  }

  @Test
  void firmware() throws IOException {
    String compiler = CrossCompiler.version();
    StringBuilder table =
        new StringBuilder(
            "| arm-none-eabi-gcc "
                + compiler
                + " -O2 | code in flash | stack | instructions |\n|---|---:|---:|---:|\n");
    for (DemoModel model : DemoModel.values()) {
      GeneratedNetwork network = model.generated();
      Agreement agreement = Agreement.of(Checkout.find(), network, List.of(network.randomInput(1)));
      assertThat(agreement.complete()).as(agreement.sentence()).isTrue();
      BoardRun cost = agreement.cortexM();
      assertThat(cost.figure("arena_bytes")).isEqualTo(network.plan().figure("arenaBytes"));
      table.append(
          row(
              "| `%s` | %,d B | %,d B | %.1f M |",
              model, cost.codeBytes(), cost.stackBytes(), cost.instructions() / 1e6));
    }
    if (readme.part("firmware").contains(" " + compiler + " ")
        || Boolean.getBoolean("pex.docs.update")) {
      readme.hold("firmware", table.toString());
    } else {
      System.out.println("README's firmware figures are of another compiler than " + compiler);
    }
  }

  private static String row(String format, Object... cells) {
    return String.format(Locale.ROOT, format, cells) + "\n";
  }
}
