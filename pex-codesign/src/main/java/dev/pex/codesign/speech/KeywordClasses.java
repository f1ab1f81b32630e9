package dev.pex.codesign.speech;

import java.util.List;
import java.util.stream.Stream;

/** What a keyword spotter tells apart: each keyword, then silence, then any other word. */
public record KeywordClasses(List<String> keywords) {
  private static final String SILENCE = "silence";
  private static final String UNKNOWN = "unknown";

  /** Copies the list. */
  public KeywordClasses {
    keywords = List.copyOf(keywords);
  }

  /** Names in the order of labels. */
  public List<String> names() {
    return Stream.concat(keywords.stream(), Stream.of(SILENCE, UNKNOWN)).toList();
  }

  /** Label of sounds without speech. */
  public int silence() {
    return keywords.size();
  }

  /** Label of words that are none of the keywords. */
  public int unknown() {
    return keywords.size() + 1;
  }
}
