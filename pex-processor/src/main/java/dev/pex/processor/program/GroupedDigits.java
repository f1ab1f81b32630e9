package dev.pex.processor.program;

/** Numbers for people, such as {@code 41,472}, without the locales that a formatter would load. */
public final class GroupedDigits {
  private GroupedDigits() {}

  /** A number with its thousands grouped. */
  public static String of(long number) {
    StringBuilder digits = new StringBuilder().append(number);
    int first = number < 0 ? 1 : 0;
    for (int place = digits.length() - 3; place > first; place -= 3) {
      digits.insert(place, ',');
    }
    return digits.toString();
  }
}
