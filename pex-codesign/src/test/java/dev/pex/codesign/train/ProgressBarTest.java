package dev.pex.codesign.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ProgressBarTest {
  private static final long SECOND = 1_000_000_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long now = 7 * SECOND;

  @Test
  void withoutATerminalThereIsALineForEachEpoch() {
    assertThat(shown(false))
        .isEqualTo("epoch 1 of 3: loss 0.500, validation loss 0.250, accuracy 91.25 %\n");
  }

  @Test
  void inATerminalABarTellsTheTimeLeft() {
    assertThat(shown(true).replace("\r\u001b[K", "\n"))
        .isEqualTo(
            """

            [                        ]   0 %  loss 1.000 \s
            [============            ]  50 %  loss 0.500  2:00:24 left
            epoch 1 of 3: loss 0.500, validation loss 0.250, accuracy 91.25 %
            """);
  }

  @Test
  void eachStageHasItsOwnTimeLeftAndSoHasOneThatGoesOn() {
    ProgressBar bar = bar(true);
    bar.resumed(3, 6);
    bar.step(301, 601, 1.0);
    now += 100 * SECOND;
    bar.step(401, 601, 1.0);
    now += 1_000 * SECOND;
    bar.step(1, 101, 0.5);
    now += 50 * SECOND;
    bar.step(51, 101, 0.5);
    assertThat(printed().replace("\r\u001b[K", "\n"))
        .isEqualTo(
            """
            goes on after epoch 3 of 6

            [============            ]  50 %  loss 1.000 \s
            [================        ]  66 %  loss 1.000  0:03:20 left
            [                        ]   0 %  loss 0.500 \s
            [============            ]  50 %  loss 0.500  0:00:50 left""");
  }

  private String shown(boolean terminal) {
    ProgressBar bar = bar(terminal);
    bar.step(1, 601, 1.0);
    now += 7_224 * SECOND;
    bar.step(301, 601, 0.5);
    bar.step(302, 601, 0.5);
    bar.epoch(1, 3, 0.5, new Score(0.25, 0.9125));
    return printed();
  }

  private ProgressBar bar(boolean terminal) {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new ProgressBar(out, terminal, () -> now);
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
