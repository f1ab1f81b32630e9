package dev.pex.demo;

import dev.pex.codesign.audio.MfccParameters;
import dev.pex.codesign.audio.Recording;
import dev.pex.codesign.audio.WavReader;
import dev.pex.codesign.listen.DetectorParameters;
import dev.pex.codesign.listen.Listener;
import dev.pex.codesign.listen.ListenerSource;
import dev.pex.codesign.speech.KeywordClasses;
import dev.pex.codesign.speech.SpokenStream;
import dev.pex.codesign.speech.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Lets the keyword spotter listen to a stream, in Java and on an emulated Cortex-M4. */
final class Listening {
  /** Five inferences a second. */
  static final int ROWS_PER_INFERENCE = 10;

  static final MfccParameters FEATURES = MfccParameters.KEYWORDS;
  private static final int SMOOTHED_INFERENCES = 2;
  private static final int THRESHOLD = 154;
  private static final int PAUSE = 4;

  private static final KeywordClasses CLASSES = new KeywordClasses(Vocabulary.COMMANDS.keywords());

  static final DetectorParameters DETECTION =
      new DetectorParameters(
          CLASSES.names().size(), CLASSES.keywords().size(), SMOOTHED_INFERENCES, THRESHOLD, PAUSE);

  /** Scores, and one for the detection. */
  private static final int BYTES_OF_INFERENCE = CLASSES.names().size() + 1;

  private final Checkout checkout;
  private final PrintStream out;

  Listening(Checkout checkout, PrintStream out) {
    this.checkout = checkout;
    this.out = out;
  }

  /**
   * Listens to a file.
   *
   * @return whether Java and C computed the same
   * @throws IOException with a sentence for the user, if the file is not a sound
   */
  boolean run(Path wav) throws IOException {
    Recording recording = WavReader.read(wav).at(FEATURES.windows().sampleRateHz());
    print("KeywordSpotter listens to %s, %s", wav.getFileName(), seconds(recording.length()));
    return run(recording);
  }

  /**
   * Listens to words that the test's voices speak.
   *
   * @return whether Java and C computed the same
   */
  boolean run(int words, long seed) throws IOException {
    SpokenStream stream = SpokenStream.of(Vocabulary.COMMANDS, words, seed);
    print(
        "KeywordSpotter listens to voices that it was not trained with, %s",
        seconds(stream.recording().length()));
    for (SpokenStream.Word word : stream.words()) {
      print("  said       %s  %s", seconds(word.middleSample()), word.text());
    }
    return run(stream.recording());
  }

  private boolean run(Recording recording) throws IOException {
    GeneratedNetwork network = DemoModel.KEYWORD_SPOTTER.generated();
    List<Listener.Inference> inferences =
        new Listener(network.executor(), FEATURES, ROWS_PER_INFERENCE, DETECTION).hear(recording);
    if (inferences.isEmpty()) {
      throw new IOException(
          "the sound lasts %s; an inference needs a second"
              .formatted(seconds(recording.length()).strip()));
    }
    out.print(new Sound(recording.samples()).draw());
    inferences.forEach(this::printDetection);
    ListenerSource parts =
        new ListenerSource(
            Listener.stored(FEATURES, network.executor()), ROWS_PER_INFERENCE, DETECTION);
    BoardRun board = new ListeningFirmware(checkout, network, parts).hear(recording);
    print(
        "  Cortex-M4  %,d instructions for a row, every 20 ms; %,d for an inference, every 200 ms",
        board.figure("instructions_of_row"), board.figure("instructions_of_inference"));
    print(
        "  memory     %,d B: samples, features of a second, front end, arena and scores",
        board.figure("listener_bytes"));
    int differing = differing(bytes(inferences), board.outputs());
    if (differing == 0) {
      print(
          "  outputs    Java = C on the Cortex-M4: scores and detections of %,d inferences",
          inferences.size());
    } else {
      print(
          "  outputs    NOT THE SAME: Java and C on the Cortex-M4 differ in %,d of %,d inferences",
          differing, inferences.size());
    }
    return differing == 0;
  }

  /** Inferences that are not the same; all of them if some are missing. */
  private static int differing(byte[] expected, byte[] found) {
    int differing = 0;
    for (int start = 0; start < expected.length; start += BYTES_OF_INFERENCE) {
      int end = start + BYTES_OF_INFERENCE;
      boolean isSame =
          expected.length == found.length && Arrays.equals(expected, start, end, found, start, end);
      differing += isSame ? 0 : 1;
    }
    return differing;
  }

  private void printDetection(Listener.Inference inference) {
    inference
        .keyword()
        .ifPresent(
            label ->
                print(
                    "  heard      %s  %s (%.2f)",
                    seconds(inference.endSample()),
                    CLASSES.names().get(label),
                    (inference.scores().get(label) - Byte.MIN_VALUE) / 256.0));
  }

  /** What the firmware writes: scores, then the keyword or -1, inference after inference. */
  private static byte[] bytes(List<Listener.Inference> inferences) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Listener.Inference inference : inferences) {
      inference.scores().forEach(bytes::write);
      bytes.write(inference.keyword().orElse(-1));
    }
    return bytes.toByteArray();
  }

  private static String seconds(long samples) {
    return String.format(
        Locale.ROOT, "%5.2f s", (double) samples / FEATURES.windows().sampleRateHz());
  }

  private void print(String format, Object... parts) {
    out.printf(Locale.ROOT, format + "%n", parts);
  }
}
