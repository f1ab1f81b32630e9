package dev.pex.demo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.demo.BoardRun;
import dev.pex.demo.Checkout;
import dev.pex.demo.DemoModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts of instructions, and cycles estimated from them. */
final class CycleModelTest {
  /** A loop of ten rounds in a function that is called once. */
  private static final List<String> CODE =
      List.of(
          "00000010 <sum>:",
          "      10:\tpush\t{r4, lr}",
          "      12:\tmovs\tr3, #10",
          "      14:\tldr.w\tr2, [r0], #4",
          "      18:\tldr\tr4, [r1, #0]",
          "      1a:\tmla\tr2, r2, r4, r3",
          "      1e:\tsubs\tr3, #1",
          "      20:\tbne.n\t14 <sum+0x4>",
          "      22:\tstr\tr2, [r1, #0]\t@ 0x0",
          "      24:\tpop\t{r4, pc}",
          "      26:\tbl\t10 <sum>");

  private static final List<String> BLOCKS = List.of("10 7 1", "14 5 9", "22 2 1", "26 1 1");

  private final ExecutedInstructions executed = ExecutedInstructions.parse(CODE, BLOCKS);

  @Test
  void instructionsAreCounted() {
    assertThat(executed.total()).isEqualTo(7 + 5 * 9 + 2 + 1);
    assertThat(executed.instructions().get(2))
        .isEqualTo(new ExecutedInstructions.Instruction(InstructionKind.LOAD, 0, 10));
  }

  @Test
  void cyclesAreThoseOfTheManuals() {
    int pushed = 1 + 2;
    int branches = 10 + 9 * 2;
    int popped = 3 + 2;
    int called = 3;
    assertThat(cycles("cortex-m4"))
        .isEqualTo(pushed + 1 + 10 * (2 + 1 + 1 + 1) + branches + 1 + popped + called);
    assertThat(cycles("cortex-m3")).isEqualTo(cycles("cortex-m4") + 10);
    assertThat(CycleModel.of(BoardCore.named("cortex-m55"))).isEmpty();
  }

  @Test
  void kindsAreToldApart() {
    assertThat(InstructionKind.of("bls", "4c <f>")).isEqualTo(InstructionKind.CONDITIONAL_BRANCH);
    assertThat(InstructionKind.of("bl", "4c <f>")).isEqualTo(InstructionKind.CALL);
    assertThat(InstructionKind.of("bic", "r0, r1")).isEqualTo(InstructionKind.OTHER);
    assertThat(InstructionKind.of("ldrd", "r0, r1, [sp]")).isEqualTo(InstructionKind.PAIR);
    assertThat(InstructionKind.of("ldrsb", "r0, [r1]")).isEqualTo(InstructionKind.LOAD);
    assertThat(InstructionKind.of("ldmia", "sp!, {r4, pc}")).isEqualTo(InstructionKind.SEVERAL);
    assertThat(InstructionKind.of("bx", "lr")).isEqualTo(InstructionKind.JUMP);
    assertThat(InstructionKind.of("smlad", "r0, r1, r2, r3")).isEqualTo(InstructionKind.OTHER);
  }

  /** The two ways to count have nothing in common but the emulator. */
  @Test
  @Tag("native")
  void blocksAndClockCountTheSame(@TempDir Path folder) throws IOException {
    BoardRun run =
        BoardRun.run(
            Checkout.find(),
            DemoModel.KEYWORD_SPOTTER.generated().c(),
            List.of("--blocks", folder.toString()));
    assertThat(ExecutedInstructions.read(folder).total())
        .isBetween(run.instructions() - 40, run.instructions() + 40);
  }

  private long cycles(String core) {
    return CycleModel.of(BoardCore.named(core)).orElseThrow().estimate(executed);
  }
}
