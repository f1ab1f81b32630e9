package dev.pex.codesign.train;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A line for each epoch; in a terminal, below them a bar that moves. */
public final class ProgressBar implements Progress {
  private static final int WIDTH = 24;
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final long NANOS_BETWEEN_BARS = 100_000_000;

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private long firstStep = -1;
  private long lastStep;
  private long start;
  private long lastBar;

  /**
   * A bar that has not started.
   *
   * @param nanoTime a clock, such as {@link System#nanoTime}
   */
  public ProgressBar(PrintStream out, boolean terminal, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  /** A bar on the standard output. */
  public static ProgressBar onStandardOutput(boolean terminal) {
    return new ProgressBar(System.out, terminal, System::nanoTime);
  }

  @Override
  public void resumed(int epoch, int epochs) {
    out.println(text("goes on after epoch %d of %d", epoch, epochs));
  }

  @Override
  public void step(long step, long steps, double loss) {
    long now = nanoTime.getAsLong();
    if (firstStep < 0 || step <= lastStep) {
      firstStep = step;
      start = now;
    }
    lastStep = step;
    if (terminal && now - lastBar >= NANOS_BETWEEN_BARS) {
      lastBar = now;
      out.print(CLEAR_LINE + bar(step, steps) + text("  loss %.3f  %s", loss, left(step, steps)));
      out.flush();
    }
  }

  @Override
  public void epoch(int epoch, int epochs, double loss, Score validation) {
    out.println(
        (terminal ? CLEAR_LINE : "")
            + text(
                "epoch %d of %d: loss %.3f, validation loss %.3f, accuracy %.2f %%",
                epoch, epochs, loss, validation.loss(), 100 * validation.accuracy()));
  }

  private String bar(long step, long steps) {
    int done = Math.toIntExact(WIDTH * step / steps);
    return "[" + "=".repeat(done) + " ".repeat(WIDTH - done) + text("] %3d %%", 100 * step / steps);
  }

  private String left(long step, long steps) {
    if (step == firstStep) {
      return "";
    }
    Duration left =
        Duration.ofNanos((nanoTime.getAsLong() - start) / (step - firstStep) * (steps - step));
    return text("%d:%02d:%02d left", left.toHours(), left.toMinutesPart(), left.toSecondsPart());
  }

  private static String text(String format, Object... parts) {
    return String.format(Locale.ROOT, format, parts);
  }
}
