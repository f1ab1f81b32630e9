package dev.pex.processor.program;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Gives out names that are identifiers in C and in Java, each once. */
public final class Identifiers {
  private static final int LONGEST = 48;

  /** Words that stand for themselves in C99 or in Java. */
  private static final Set<String> KEYWORDS =
      Set.of(
          ("abstract assert auto boolean break byte case catch char class const continue default do"
                  + " double else enum extends extern final finally float for goto if implements"
                  + " import inline instanceof int interface long native new null package private"
                  + " protected public register restrict return short signed sizeof static strictfp"
                  + " struct super switch synchronized this throw throws transient true false try"
                  + " typedef union unsigned void volatile while")
              .split(" "));

  /** Before a capital behind a small letter, and before the last of several in front of one. */
  private static final Pattern WORD_START =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9]+");
  private static final Pattern ENDS = Pattern.compile("^_+|_+$");

  private final Set<String> taken = new HashSet<>();

  private final List<String> derived;

  /** For the ends of a network: the inputs are named first, then the outputs, each in order. */
  public static Identifiers ofPorts() {
    return new Identifiers(
        List.of("arena", "begin", "counts", "operators", "run", "selftest"),
        List.of("_quantize", "_dequantize"));
  }

  /** All names are free. */
  public Identifiers() {
    this(List.of(), List.of());
  }

  /**
   * Names that are free but for the reserved ones.
   *
   * @param derived endings under which a name gives further names, which are then taken as well
   */
  Identifiers(List<String> reserved, List<String> derived) {
    taken.addAll(reserved);
    this.derived = List.copyOf(derived);
  }

  /** The name in snake case, with a number behind it if that or a derived name is taken. */
  public String unique(String name) {
    String first = snakeCase(name);
    String candidate = first;
    for (int number = 2; isTaken(candidate); number++) {
      candidate = first + "_" + number;
    }
    taken.add(candidate);
    for (String ending : derived) {
      taken.add(candidate + ending);
    }
    return candidate;
  }

  private boolean isTaken(String candidate) {
    return taken.contains(candidate)
        || derived.stream().anyMatch(ending -> taken.contains(candidate + ending));
  }

  /**
   * A C identifier after any name: {@code KeywordSpotter} becomes {@code keyword_spotter}, and
   * {@code model/conv/Relu;model/bias} becomes {@code model_conv_relu}.
   */
  public static String snakeCase(String name) {
    int end = name.indexOf(';');
    String words = WORD_START.matcher(end > 0 ? name.substring(0, end) : name).replaceAll("_");
    String trimmed = trim(OTHERS.matcher(words).replaceAll("_").toLowerCase(Locale.ROOT));
    String safe =
        trimmed.isEmpty() || Character.isDigit(trimmed.charAt(0)) ? "t_" + trimmed : trimmed;
    return KEYWORDS.contains(safe) ? safe + "_" : safe;
  }

  /** Without underscores at the ends; of a long name the last words, which tell most. */
  private static String trim(String words) {
    String trimmed = ENDS.matcher(words).replaceAll("");
    if (trimmed.length() <= LONGEST) {
      return trimmed;
    }
    String tail = trimmed.substring(trimmed.length() - LONGEST);
    int word = tail.indexOf('_');
    return word < 0 ? tail : tail.substring(word + 1);
  }
}
