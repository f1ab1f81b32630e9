package dev.pex.demo.bench;

import dev.pex.demo.DemoModel;
import dev.pex.demo.GeneratedNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A model to be measured, with the {@code .tflite} that it stands in. */
record BenchModel(String name, Path file) {
  private static final List<String> PUBLISHED =
      List.of(
          "mlperf_ad_autoencoder",
          "mlperf_kws_dscnn",
          "mlperf_ic_resnet8",
          "mlperf_vww_mobilenetv1",
          "tflm_micro_speech",
          "tflm_person_detect",
          "mcunet_vww");

  /** Names of all that may be measured, in the order of the page. */
  static Stream<String> names() {
    return Stream.concat(
        Arrays.stream(DemoModel.values()).map(DemoModel::toString), PUBLISHED.stream());
  }

  /** A model of this project. */
  static BenchModel of(DemoModel model) {
    GeneratedNetwork generated = model.generated();
    return new BenchModel(model.toString(), generated.c().resolve(generated.cName() + ".tflite"));
  }

  /**
   * The models of this project, and those published ones that are in a folder.
   *
   * @param published perhaps there is none
   */
  static Stream<BenchModel> all(Path published) {
    return Stream.concat(
        Arrays.stream(DemoModel.values()).map(BenchModel::of),
        PUBLISHED.stream()
            .map(name -> new BenchModel(name, published.resolve(name + ".tflite")))
            .filter(model -> Files.exists(model.file())));
  }

  /**
   * One of {@link #all}.
   *
   * @throws IllegalArgumentException if there is no such model
   */
  static BenchModel named(String name, Path published) {
    return all(published)
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no model '" + name + "'"));
  }
}
