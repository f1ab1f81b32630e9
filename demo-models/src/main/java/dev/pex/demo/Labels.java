package dev.pex.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the outputs of a model mean. */
record Labels(List<String> names) {
  /** Models of TFLite Micro and MLPerf Tiny, by their usual file names. */
  private static final Map<String, List<String>> KNOWN =
      Map.of(
          "tflm_person_detect.tflite", List.of("no person", "person"),
          "mlperf_vww_mobilenetv1.tflite", List.of("no person", "person"),
          "mcunet_vww.tflite", List.of("no person", "person"),
          "tflm_micro_speech.tflite", List.of("silence", "unknown", "yes", "no"),
          "mlperf_ic_resnet8.tflite",
              List.of(
                  "airplane",
                  "automobile",
                  "bird",
                  "cat",
                  "deer",
                  "dog",
                  "frog",
                  "horse",
                  "ship",
                  "truck"));

  /** The known labels of a file, or numbers. */
  static Labels of(Path model) {
    Path name = model.getFileName();
    return new Labels(KNOWN.getOrDefault(String.valueOf(name), List.of()));
  }

  /**
   * Labels that a user gives.
   *
   * @param given words separated by commas, or a file with one on each line
   */
  static Labels parse(String given) throws IOException {
    Path file = Path.of(given);
    List<String> words =
        Files.isRegularFile(file) ? Files.readAllLines(file) : List.of(given.split(",", -1));
    return new Labels(words.stream().map(String::strip).toList());
  }

  /** Indices of outputs, that of the greatest first. */
  static List<Integer> descending(byte[] scores) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> -scores[i]))
        .toList();
  }

  /** The label of an output. */
  String name(int index) {
    return index < names.size() ? names.get(index) : "output " + index;
  }
}
