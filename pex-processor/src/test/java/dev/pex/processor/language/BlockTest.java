package dev.pex.processor.language;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.pex.Bind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers that the user makes of others. */
final class BlockTest {
  private static final String FIRE =
      """
      import dev.pex.*;

      @Block
      @interface Fire {
        int filters();
        int[] kernel() default {3, 1};
        ActivationFunction activation() default ActivationFunction.RELU;
        String from() default "";

        class Layers {
          Tensor input;
          @Conv2D(filters = 2, kernel = 1) Tensor sums;
          @BatchNormalization Tensor squeezed;
          @Bind(filters = "filters", activation = "activation")
          @Conv2D(filters = 0, kernel = 1) Tensor narrow;
          @Bind(filters = "filters", kernel = "kernel")
          @SeparableConv2D(filters = 0, kernel = 0, from = "squeezed") Tensor wide;
          @Concatenate({"narrow", "wide"}) Tensor both;
        }
      }
      """;

  private static final String TWICE =
      """
      import dev.pex.*;

      @Block
      @interface Twice {
        int filters() default 3;

        class Layers {
          Tensor input;
          @Bind(filters = "filters") @Fire(filters = 0, kernel = 3) Tensor first;
          @Bind(filters = "filters") @Fire(filters = 0, from = "input") Tensor second;
          @Add({"first", "second"}) Tensor sum;
        }
      }
      """;

  private static final String MODEL =
      """
      import dev.pex.*;

      @Network
      class Model {
        @Input(height = 16, width = 12, channels = 3) Tensor picture;
        @MaxPooling2D Tensor small;
        %s
        @GlobalMaxPooling2D Tensor pooled;
        @Dense(units = 4) Tensor votes;
      }
      """;

  private final Path work;

  BlockTest(@TempDir Path work) {
    this.work = work;
  }

  @Test
  void programIsThatOfTheLayersInside() throws IOException {
    String block =
        "@Fire(filters = 5, activation = ActivationFunction.TANH, from = \"picture\") Tensor fire;";
    String spelt =
        """
        @Conv2D(filters = 2, kernel = 1, from = "picture") Tensor fire_squeezed;
        @Conv2D(filters = 5, kernel = 1, activation = ActivationFunction.TANH) Tensor fire_narrow;
        @SeparableConv2D(filters = 5, kernel = {3, 1}, from = "fire_squeezed") Tensor fire_wide;
        @Concatenate({"fire_narrow", "fire_wide"}) Tensor fire;
        """;
    assertSameProgram(MODEL.replace("@MaxPooling2D Tensor small;", "").formatted(block), spelt);
  }

  @Test
  void blocksMayContainBlocks() throws IOException {
    String spelt =
        """
        @Fire(filters = 3, kernel = 3, from = "small") Tensor twice_first;
        @Fire(filters = 3, from = "small") Tensor twice_second;
        @Add({"twice_first", "twice_second"}) Tensor twice;
        """;
    assertSameProgram(MODEL.formatted("@Twice Tensor twice;"), spelt);
  }

  private void assertSameProgram(String model, String spelt) throws IOException {
    Compiled blocks = compiled("blocks", FIRE, TWICE, model);
    Compiled layers =
        compiled("spelt", FIRE, TWICE, model.replaceFirst("@(Fire|Twice).*\n", spelt));
    assertThat(blocks.success()).as(blocks.text()).isTrue();
    for (String file : List.of("model.c", "model_weights.c", "network.json")) {
      String path = "META-INF/pex/model/" + file;
      assertThat(blocks.files().get(path)).isNotNull().isEqualTo(layers.files().get(path));
    }
  }

  @Test
  void blocksMayComeFromClassFiles() throws IOException {
    Path library = compiled("library", FIRE, TWICE).output();
    String model = MODEL.formatted("@Twice(filters = 4) Tensor twice;");
    Compiled all = compiled("all", FIRE, TWICE, model);
    Compiled alone =
        new ModelCompiler(work.resolve("alone"), List.of(library)).compile(sources("model", model));
    String program = "META-INF/pex/model/model.c";
    assertThat(alone.files().get(program)).isNotNull().isEqualTo(all.files().get(program));
    Compiled again =
        new ModelCompiler(work.resolve("again"), List.of(all.output()))
            .compileClasses(List.of("Model"));
    assertThat(again.files().get(program)).isEqualTo(all.files().get(program));
    String wrong = MODEL.formatted("@Twice(filters = -4) Tensor twice;");
    assertThat(
            new ModelCompiler(work.resolve("wrong"), List.of(library))
                .compile(sources("wrong", wrong))
                .text())
        .isEqualTo(compiled("same", FIRE, TWICE, wrong).text());
  }

  @Test
  void mistakesAreShownAtTheUseAndNameTheLineInside() throws IOException {
    assertThat(compiled("size", FIRE, MODEL.formatted("@Fire(filters = 0) Tensor fire;")).text())
        .contains("Model.java:7:19: error: [pex:size-out-of-range] filters is 0")
        .contains("inside: 'narrow' of @Fire\n", "inside: 'wide' of @Fire\n");
    assertThat(
            compiled("nested", FIRE, TWICE, MODEL.formatted("@Twice(filters = 0) Tensor two;"))
                .text())
        .contains("Model.java:7:20: error: [pex:size-out-of-range] filters is 0")
        .contains("inside: 'wide' of @Fire\n    inside: 'second' of @Twice\n");
    assertThat(text(FIRE.replace("from = \"squeezed\"", "from = \"squezed\"")))
        .contains("Model.java:7:3: error: [pex:from-unknown] 'wide' reads 'squezed'")
        .contains("inside: 'wide' of @Fire", "did you mean \"squeezed\"?");
    assertThat(text(FIRE.replace("@BatchNormalization ", "")))
        .contains("Model.java:7:3: error: [pex:layer-missing] no layer makes the tensor 'squeezed'")
        .contains("inside: 'squeezed' of @Fire");
  }

  @Test
  void blockHasOneClassWithoutPorts() throws IOException {
    assertThat(text(FIRE.replace("Tensor input", "@Softmax Tensor input")))
        .contains(
            "the block @Fire has a layer on its first field, 'input', which is what it reads");
    assertThat(text(FIRE.replace("@Concatenate", "@Output @Concatenate")))
        .contains("the block @Fire has @Output on 'both'");
    assertThat(text(FIRE.replace("class Layers", "class Other {} class Layers")))
        .contains("the block @Fire has 2 nested classes but takes 1");
    assertThat(text("import dev.pex.*; @Block @interface Fire { int filters(); }"))
        .contains("the block @Fire has 0 nested classes but takes 1");
    assertThat(text(FIRE.replace("@BatchNormalization", "@Fire(filters = 3)")))
        .contains("the block @Fire stands inside of itself");
    assertThat(text(FIRE.replace("String from() default \"\"", "int from() default 0")))
        .contains("the block @Fire has an attribute 'from' that is not a String");
  }

  @Test
  void normalisationNeedsWeightsInsideOfItsBlock() throws IOException {
    assertThat(
            text(
                FIRE.replace(
                    "Tensor input;", "Tensor input; @BatchNormalization Tensor normalized;")))
        .contains(
            "'normalized' normalises 'input', which has no weights that it could become part of",
            "inside: 'normalized' of @Fire");
  }

  @Test
  void valuesMayHaveAnyType() throws IOException {
    String block = FIRE.replace("int filters();", "int filters(); long seed() default 1;");
    Compiled compiled =
        compiled("seed", block, MODEL.formatted("@Fire(filters = 4, seed = 3L) Tensor fire;"));
    assertThat(compiled.success()).as(compiled.text()).isTrue();
    assertThat(compiled.files()).containsKey("META-INF/pex/model/model.c");
  }

  @Test
  void namesInsideNeedOnlyBeNamesWithThatOfTheBlock() throws IOException {
    String block = FIRE.replace("narrow", "run");
    Compiled compiled =
        compiled("names", block, MODEL.formatted("@Fire(filters = 4) Tensor fire;"));
    assertThat(compiled.success()).as(compiled.text()).isTrue();
  }

  @Test
  void valuesAreBoundToAttributesOfTheirType() throws IOException {
    assertThat(text(FIRE.replace("kernel = \"kernel\"", "kernel = \"filters\"")))
        .contains("'kernel' of type int[] is bound to 'filters' of type int");
    assertThat(
            text(
                FIRE.replace(
                    "@Bind(filters = \"filters\", kernel", "@Bind(units = \"filters\", kernel")))
        .contains("@SeparableConv2D has no 'units' to bind");
    String stray = "@Bind(pool = \"size\") @MaxPooling2D Tensor smaller;";
    assertThat(compiled("stray", MODEL.formatted(stray)).text())
        .contains("[pex:bind-impossible] 'smaller' bears @Bind but is not inside of a @Block");
  }

  @Test
  void everyValueOfALayerCanBeBound() {
    Set<String> bindable = new HashSet<>(Set.of("from"));
    bindable.addAll(values(new ClassFileImporter().importClass(Bind.class)));
    for (JavaClass annotation : new ClassFileImporter().importPackagesOf(Bind.class)) {
      if (annotation.isAnnotation() && values(annotation).contains("from")) {
        assertThat(bindable).as(annotation.getName()).containsAll(values(annotation));
      }
    }
  }

  private static Set<String> values(JavaClass annotation) {
    return annotation.getMethods().stream().map(JavaMethod::getName).collect(toSet());
  }

  @Test
  void trainedFileGivesTheSameProgram() throws IOException {
    String blocks = "@Twice Tensor twice; @Fire(filters = 4) Tensor fire;";
    TrainedModel.assertSameProgram(
        work,
        MODEL.formatted(blocks)
            + FIRE.replace("import dev.pex.*;", "")
            + TWICE.replace("import dev.pex.*;", ""));
  }

  /** What the compiler says of a model with a block that is wrong: one error. */
  private String text(String block) throws IOException {
    String text =
        compiled("wrong", block, MODEL.formatted("@Fire(filters = 4) Tensor fire;")).text();
    assertThat(text).containsOnlyOnce("error:");
    return text;
  }

  private Compiled compiled(String folder, String... sources) throws IOException {
    return new ModelCompiler(work.resolve(folder)).compile(sources(folder, sources));
  }

  private List<Path> sources(String folder, String... sources) throws IOException {
    Path directory = Files.createDirectories(work.resolve(folder + "-sources"));
    List<Path> files = new ArrayList<>();
    for (String source : sources) {
      String name =
          source.contains("class Model")
              ? "Model"
              : source.replaceAll("(?s).*?@interface (\\w+).*", "$1");
      files.add(Files.writeString(directory.resolve(name + ".java"), source));
    }
    return files;
  }
}
