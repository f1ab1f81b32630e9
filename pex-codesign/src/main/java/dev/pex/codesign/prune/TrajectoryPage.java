package dev.pex.codesign.prune;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/** A page with pictures of how a network became smaller, epoch by epoch. */
public final class TrajectoryPage {
  private static final int WIDTH = 420;
  private static final int HEIGHT = 160;
  private static final String STYLE =
      """
      body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 58rem;
        padding: 0 1rem; color: #1b1f24; background: #fff; }
      figure { display: inline-block; margin: 0 1rem 1rem 0; }
      figcaption { font-weight: 600; }
      svg { display: block; max-width: 100%; }
      text { font: 12px system-ui, sans-serif; fill: #57606a; }
      .line { fill: none; stroke: #0969da; stroke-width: 2; }
      .budget { stroke: #cf222e; stroke-dasharray: 5 4; }
      """;

  private TrajectoryPage() {}

  /**
   * The page.
   *
   * @param sentences what came of it
   */
  public static String text(
      String name, List<String> sentences, Trajectory trajectory, Budget budget) {
    List<String> figures = new ArrayList<>();
    figures.add(
        figure("validation accuracy, %", epoch -> 100 * trajectory.accuracy(epoch), trajectory, 0));
    for (Limited limited : Limited.values()) {
      double most = budget.most().getOrDefault(limited, 0L).doubleValue();
      figures.add(
          figure(limited.unit(), epoch -> trajectory.taken(limited, epoch), trajectory, most));
    }
    return """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>%1$s</title>
        <style>
        %2$s</style>
        <h1>%1$s</h1>
        <p>%3$s</p>
        %4$s
        </html>
        """
        .formatted(name, STYLE, String.join(" ", sentences), String.join("\n", figures));
  }

  /** A line over the epochs; the budget is a dashed one, unless it is 0. */
  private static String figure(
      String caption, IntToDoubleFunction value, Trajectory trajectory, double budget) {
    double greatest = budget;
    for (int epoch = 1; epoch <= trajectory.epochs(); epoch++) {
      greatest = Math.max(greatest, value.applyAsDouble(epoch));
    }
    List<String> points = new ArrayList<>();
    for (int epoch = 1; epoch <= trajectory.epochs(); epoch++) {
      double x = (double) WIDTH * epoch / trajectory.epochs();
      points.add(text("%.1f,%.1f", x, height(value.applyAsDouble(epoch), greatest)));
    }
    double last = value.applyAsDouble(trajectory.epochs());
    return String.join(
        "\n",
        text("<figure><figcaption>%s: %,.1f in the end</figcaption>", caption, last),
        text("<svg viewBox=\"0 -16 %d %d\" width=\"%d\">", WIDTH, HEIGHT + 36, WIDTH),
        budget == 0 ? "" : budgetLine(height(budget, greatest)),
        text("<polyline class=\"line\" points=\"%s\"/>", String.join(" ", points)),
        text("<text x=\"0\" y=\"-4\">%,.0f</text>", greatest),
        text(
            "<text x=\"0\" y=\"%d\">0 after epoch 0 of %d</text>",
            HEIGHT + 16, trajectory.epochs()),
        "</svg></figure>");
  }

  private static String budgetLine(double height) {
    return text(
        "<line class=\"budget\" x1=\"0\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
        WIDTH, height, height);
  }

  private static double height(double value, double greatest) {
    return greatest == 0 ? HEIGHT : HEIGHT * (1 - value / greatest);
  }

  private static String text(String format, Object... parts) {
    return String.format(Locale.ROOT, format, parts);
  }
}
