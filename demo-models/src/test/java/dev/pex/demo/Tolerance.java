package dev.pex.demo;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How far figures that depend on speech synthesisers and mathematical libraries may be from those
 * of a page: accuracies, such as {@code 91.40 % (914 of 1,000)}, and counts of false detections.
 *
 * @param count words or detections more or fewer
 * @param points percentage points more or fewer; an accuracy is close if either is kept
 */
record Tolerance(int count, double points) {
  private static final Pattern FIGURE =
      Pattern.compile("([\\d.]+) % \\(([\\d,]+)(?= of)|([\\d,]+) false detections?");

  /** Whether two texts say the same, but for such figures that are close. */
  boolean isClose(String shown, String measured) {
    if (!withoutFigures(shown).equals(withoutFigures(measured))) {
      return false;
    }
    List<MatchResult> some = FIGURE.matcher(shown).results().toList();
    List<MatchResult> others = FIGURE.matcher(measured).results().toList();
    for (int i = 0; i < some.size(); i++) {
      if (!isClose(some.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean isClose(MatchResult some, MatchResult other) {
    return Math.abs(count(some) - count(other)) <= count
        || Math.abs(percent(some) - percent(other)) <= points;
  }

  private static int count(MatchResult figure) {
    String digits = figure.group(2) == null ? figure.group(3) : figure.group(2);
    return Integer.parseInt(digits.replace(",", ""));
  }

  /** Of a bare count there is none: it is close to nothing. */
  private static double percent(MatchResult figure) {
    return figure.group(1) == null ? Double.NaN : Double.parseDouble(figure.group(1));
  }

  private static String withoutFigures(String text) {
    return FIGURE
        .matcher(text)
        .replaceAll(figure -> figure.group(1) == null ? "# false detections" : "# % (#");
  }
}
