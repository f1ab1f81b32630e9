package dev.pex.codesign.speech;

import java.util.List;
import java.util.Locale;

/** A program that speaks English. It says a word into the file {@link #FILE} of its folder. */
interface Engine {
  /** The WAV file that an utterance becomes. */
  String FILE = "spoken.wav";

  /** The name of the program and of its Debian package. */
  String program();

  /** A command that prints the names of all voices. */
  List<String> listing();

  /** A command that says a word. */
  List<String> command(Utterance utterance);

  /** A number as programs read it. */
  static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
