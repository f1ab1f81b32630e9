package dev.pex.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A model with the weights of a file that its own placeholders were written to. */
final class TrainedModel {
  private static final String FOLDER = "META-INF/pex/model/";

  private TrainedModel() {}

  /** Fails unless a model, which is called Model, gives the same C with that file. */
  static void assertSameProgram(Path work, String model) throws IOException {
    Compiled placeholders = compiled(work.resolve("placeholders"), model, "-Apex.tflite=true");
    Path weights = Files.createDirectories(work.resolve("weights"));
    Files.write(weights.resolve("model.tflite"), placeholders.files().get(FOLDER + "model.tflite"));
    String trained = model.replace("@Network", "@Network(weights = \"model.tflite\")");
    Compiled compiled = compiled(work.resolve("trained"), trained, "-Apex.weights=" + weights);
    for (String file : List.of("model.c", "model_weights.c")) {
      assertThat(compiled.files().get(FOLDER + file))
          .isNotNull()
          .isEqualTo(placeholders.files().get(FOLDER + file));
    }
  }

  private static Compiled compiled(Path work, String model, String option) throws IOException {
    Path source = Files.writeString(Files.createDirectories(work).resolve("Model.java"), model);
    Compiled compiled =
        new ModelCompiler(work.resolve("output")).with(List.of(option)).compile(List.of(source));
    assertThat(compiled.success()).as(compiled.text()).isTrue();
    return compiled;
  }
}
