package dev.pex.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.data.Example;
import dev.pex.codesign.listen.Listener;
import dev.pex.codesign.measure.Accuracy;
import dev.pex.codesign.speech.KeywordClasses;
import dev.pex.codesign.speech.KeywordExamples;
import dev.pex.codesign.speech.SpokenStream;
import dev.pex.codesign.speech.SyntheticWords;
import dev.pex.codesign.speech.Vocabulary;
import dev.pex.runtime.TensorObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many words of voices that it was not trained with the keyword spotter understands. */
@Tag("native")
final class KeywordAccuracyTest {
  private static final long SEED = 3;

  /** Three times what guessing would give. */
  private static final double CHANCE = 0.25;

  private static final Tolerance TOLERANCE = new Tolerance(2, 3);

  private static final int SPOKEN_WORDS = 60;
  private static final int SAMPLE_RATE = 16_000;
  private static final Vocabulary WORDS = Vocabulary.COMMANDS;
  private static final KeywordClasses CLASSES = new KeywordClasses(WORDS.keywords());

  private final GeneratedNetwork network = DemoModel.KEYWORD_SPOTTER.generated();

  @Test
  void accuracyIsAsThePageSays(@TempDir Path folder) throws IOException {
    StringBuilder table =
        new StringBuilder(
            "| spoken by | keywords | silence | words never trained with |\n|---|---:|---:|---:|\n");
    for (String engine : List.of("espeak-ng", "flite", "festival")) {
      Path words = folder.resolve(engine);
      SyntheticWords.heldOut(WORDS, engine, SEED).write(words, (sounds, of) -> {});
      List<Accuracy> accuracies = accuracies(words);
      assertThat(accuracies.get(0).share()).as(engine).isGreaterThan(CHANCE);
      table.append(
          String.format(
              "| `%s` | %s | %s | %s |%n",
              engine, accuracies.get(0), accuracies.get(1), accuracies.get(2)));
    }
    Document.of("docs/audio.md").hold("accuracy", table.toString(), TOLERANCE);
  }

  @Test
  void aStreamIsUnderstoodAsThePageSays() throws IOException {
    SpokenStream stream = SpokenStream.of(WORDS, SPOKEN_WORDS, SEED);
    List<Listener.Inference> detections =
        new Listener(
                network.executor(),
                Listening.FEATURES,
                Listening.ROWS_PER_INFERENCE,
                Listening.DETECTION)
            .hear(stream.recording()).stream()
                .filter(inference -> inference.keyword().isPresent())
                .toList();
    List<SpokenStream.Word> keywords =
        stream.words().stream().filter(word -> WORDS.keywords().contains(word.text())).toList();
    Accuracy accuracy = Accuracy.NONE;
    for (SpokenStream.Word keyword : keywords) {
      accuracy = accuracy.plus(isHeard(keyword, detections));
    }
    int others = detections.size() - accuracy.right();
    Document.of("docs/audio.md")
        .hold(
            "stream",
            String.format(
                Locale.ROOT,
                "In a stream of %d words of these voices, %.0f s, it hears %s of the keywords, with"
                    + " %d false detection%s.",
                stream.words().size(),
                (double) stream.recording().length() / SAMPLE_RATE,
                accuracy,
                others,
                others == 1 ? "" : "s"),
            TOLERANCE);
  }

  /** A detection may come until a second after the middle of the word. */
  private static boolean isHeard(SpokenStream.Word word, List<Listener.Inference> detections) {
    return detections.stream()
        .filter(detection -> Math.abs(detection.endSample() - word.middleSample() - 8_000) <= 8_000)
        .anyMatch(
            detection ->
                CLASSES.names().get(detection.keyword().orElseThrow()).equals(word.text()));
  }

  /** Of keywords, silence and other words. */
  private List<Accuracy> accuracies(Path words) throws IOException {
    Dataset<float[]> test =
        new KeywordExamples(
                words,
                WORDS.ofTest(),
                Listener.stored(Listening.FEATURES, network.executor()),
                SEED)
            .test();
    List<Accuracy> accuracies = new ArrayList<>(Collections.nCopies(3, Accuracy.NONE));
    for (int i = 0; i < test.size(); i++) {
      Example<float[]> example = test.example(i);
      int kind = Math.max(0, example.label() - CLASSES.silence() + 1);
      boolean right = understood(example.content()) == example.label();
      accuracies.set(kind, accuracies.get(kind).plus(right));
    }
    return List.copyOf(accuracies);
  }

  private int understood(float[] features) {
    byte[] input = network.input().quantize(features);
    byte[] scores = network.executor().run(List.of(input), TensorObserver.NONE).get(0);
    return IntStream.range(0, scores.length)
        .reduce((best, label) -> scores[label] > scores[best] ? label : best)
        .orElseThrow();
  }
}
