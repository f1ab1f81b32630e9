package dev.pex.codesign.speech;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is said.
 *
 * @param keywords to recognise
 * @param strangers other words to train with
 * @param testStrangers other words to test with, which were never heard before; if there are none,
 *     the test has the strangers of training
 */
public record Vocabulary(
    List<String> keywords, List<String> strangers, List<String> testStrangers) {
  /** The ten words of Speech Commands' keyword task, with words that sound like them. */
  public static final Vocabulary COMMANDS =
      new Vocabulary(
          words("down go left no off on right stop up yes"),
          words(
              "bed bird cat dog happy house marvin sheila tree wow zero one two three four five"
                  + " light ride night town done low dough gold love lift laugh open step shop"
                  + " cup us yet this water music table seven eight nine"),
          words(
              "six backward forward follow learn visual brown gate ten yesterday star lamp"
                  + " orange paper window rope"));

  /** All words of Speech Commands, version 0.02. Other speakers say the same words in the test. */
  public static final Vocabulary SPEECH_COMMANDS =
      new Vocabulary(
          COMMANDS.keywords(),
          words(
              "bed bird cat dog happy house marvin sheila tree wow zero one two three four five"
                  + " six seven eight nine backward forward follow learn visual"),
          List.of());

  /** Copies the lists; each word is one of lower-case letters and stands once. */
  public Vocabulary {
    keywords = List.copyOf(keywords);
    strangers = List.copyOf(strangers);
    testStrangers = List.copyOf(testStrangers);
    List<String> all = Stream.of(keywords, strangers, testStrangers).flatMap(List::stream).toList();
    for (String word : all) {
      if (!word.matches("[a-z]+")) {
        throw new IllegalArgumentException("'" + word + "' is not a word of lower-case letters");
      }
    }
    if (all.stream().distinct().count() < all.size()) {
      throw new IllegalArgumentException("a word stands twice");
    }
  }

  /** The same without words that are only trained with. */
  public Vocabulary ofTest() {
    return new Vocabulary(keywords, List.of(), strangers(Voice.Part.TEST));
  }

  /** The words of a part that are not to be recognised. */
  List<String> strangers(Voice.Part part) {
    return part == Voice.Part.TEST && !testStrangers.isEmpty() ? testStrangers : strangers;
  }

  /** All words that are not to be recognised. */
  public List<String> otherWords() {
    return Stream.of(strangers, testStrangers).flatMap(List::stream).toList();
  }

  private static List<String> words(String line) {
    return List.of(line.split(" "));
  }
}
