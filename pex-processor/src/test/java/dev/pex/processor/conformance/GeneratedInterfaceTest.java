package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pex.processor.emit.java.ExecutorEmitter;
import dev.pex.processor.emit.java.GeneratedJava;
import dev.pex.processor.emit.java.ModelClass;
import dev.pex.processor.emit.java.ReferenceEmitter;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.NetworkSketch;
import dev.pex.processor.graph.Shape;
import dev.pex.runtime.RunnableNetwork;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.TensorObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user's code can do with generated classes, whatever the network's names are. */
final class GeneratedInterfaceTest {
  private static final Graph ONE_TO_ONE =
      new NetworkSketch("OneToOne")
          .input("image", 3, 2, 2)
          .conv("stem", "image", 2, 3, 1)
          .add("sum", "stem", "image")
          .output("sum")
          .graph();

  private static final Graph TWO_TO_TWO =
      new NetworkSketch("TwoToTwo")
          .input("left", 2, 2, 1)
          .input("right", 2, 2, 1)
          .add("sum", "left", "right")
          .mul("product", "left", "right")
          .output("sum")
          .output("product")
          .graph();

  @ParameterizedTest
  @ValueSource(strings = {"Executor", "Reference"})
  void oneInputAndOneOutputHaveShortForms(String kind) throws Exception {
    String use =
        """
        package demo;

        import dev.pex.runtime.TensorInfo;
        import java.util.Arrays;
        import java.util.concurrent.Callable;

        public final class Use implements Callable<String> {
          @Override
          public String call() {
            Model network = new Model();
            byte[] input = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
            StringBuilder seen = new StringBuilder();
            byte[] sum = network.run(input);
            byte[] again = network.run(input, (tensor, first, values) -> seen.append(tensor).append(' '));
            float[] reals = network.run(Model.IMAGE.dequantize(input));
            network.writeImage(input);
            network.run();
            byte[] read = network.readSum();
            float[] readReals = network.readSumAsReals();
            boolean same = Arrays.equals(sum, again)
                && Arrays.equals(sum, read)
                && Arrays.equals(sum, Model.SUM.quantize(reals))
                && Arrays.equals(reals, readReals);
            TensorInfo info = Model.SUM;
            return same + " " + seen + info.shape() + " " + Model.IMAGE.name();
          }
        }
        """;
    assertThat(call(generated(ONE_TO_ONE, kind), use)).isEqualTo("true stem sum 3x2x2 image");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Executor", "Reference"})
  void severalInputsAndOutputsGoByTheirNames(String kind) throws Exception {
    String use =
        """
        package demo;

        import java.util.Arrays;
        import java.util.concurrent.Callable;

        public final class Use implements Callable<String> {
          @Override
          public String call() {
            Model network = new Model();
            network.writeLeft(new byte[] {13, 3, -7, 23});
            network.writeRight(new float[] {0.5f, 1, 0, -1});
            network.run();
            return Arrays.toString(network.readSum())
                + Arrays.toString(network.readProductAsReals());
          }
        }
        """;
    // left is 1, 0, -1, 2 at scale 0.1 and zero point 3
    assertThat(call(generated(TWO_TO_TWO, kind), use))
        .isEqualTo("[18, 13, -7, 13][0.5, 0.0, 0.0, -2.0]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Executor", "Reference"})
  void shortFormsAreRefusedWhereThereAreSeveral(String kind) {
    dev.pex.runtime.GeneratedNetwork network =
        (dev.pex.runtime.GeneratedNetwork) instance(TWO_TO_TWO, kind);
    assertThatThrownBy(() -> network.run(new byte[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the network has 2 outputs, not 1");
  }

  @Test
  void anExecutorTellsItsArena() throws Exception {
    GeneratedJava executor = generated(TWO_TO_TWO, "Executor");
    Class<?> loaded = GeneratedClasses.of(List.of(executor)).loadClass(executor.qualifiedName());
    assertThat(loaded.getField("ARENA_BYTES").getInt(null)).isEqualTo(16);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Executor", "Reference"})
  void networksCanBeTreatedAlike(String kind) {
    RunnableNetwork network = instance(TWO_TO_TWO, kind);
    assertThat(network.inputs()).extracting(TensorInfo::name).containsExactly("left", "right");
    assertThat(network.outputs()).extracting(TensorInfo::name).containsExactly("sum", "product");
    byte[] threes = {3, 3, 3, 3};
    assertThat(network.run(List.of(threes, threes), TensorObserver.NONE))
        .containsExactly(threes, threes);
    assertThatThrownBy(() -> network.run(List.of(threes), TensorObserver.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the network has 2 inputs, not 1");
    assertThatThrownBy(() -> network.run(List.of(threes, new byte[3]), TensorObserver.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'right' has 4 elements (2x2x1), not 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Executor", "Reference"})
  void anyNameMayStandInAFile(String kind) {
    NetworkSketch sketch = new NetworkSketch("names");
    List<String> names =
        List.of(
            "run",
            "inputs",
            "class",
            "a_1",
            "a1",
            "A_1",
            "ARENA_BYTES",
            "\"quoted\"",
            "*/ /* //",
            "\\u000a",
            "line\nbreak",
            "$L $T",
            "\u00e4\u6f22\u2028",
            "observer",
            "tensor",
            "rows",
            "wait",
            "get_class",
            "x;y",
            "");
    sketch.input("arena", 2, 2, 1);
    String last = "arena";
    for (String name : names) {
      sketch.add(name, last, "arena").output(name);
      last = name;
    }
    RunnableNetwork network = instance(sketch.graph(), kind);
    List<String> seen = new ArrayList<>();
    List<byte[]> outputs =
        network.run(List.of(new byte[] {4, 3, 3, 3}), (name, first, values) -> seen.add(name));
    assertThat(seen).containsExactlyElementsOf(names);
    for (int i = 0; i < names.size(); i++) {
      assertThat(outputs.get(i)).as(names.get(i)).containsExactly(i + 5, 3, 3, 3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Executor", "Reference"})
  void hundredsOfOperatorsAreNotTooManyForJava(String kind) {
    NetworkSketch sketch = new NetworkSketch("deep").input("image", 2, 2, 1);
    String last = "image";
    for (int i = 0; i < 400; i++) {
      sketch.conv("a_long_name_of_a_layer_of_the_network_" + i, last, 1, 3, 1);
      last = "a_long_name_of_a_layer_of_the_network_" + i;
    }
    Graph graph = sketch.reshape("flat", last, Shape.vector(4)).output(last).graph();
    Graph withoutReshape =
        new Graph(graph.name(), graph.inputs(), graph.nodes().subList(0, 400), graph.outputs());
    List<String> seen = new ArrayList<>();
    instance(withoutReshape, kind)
        .run(List.of(new byte[4]), (name, first, values) -> seen.add(name));
    assertThat(seen).hasSize(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Executor", "Reference"})
  void aLostResourceIsNamed(String kind) {
    GeneratedJava whole = generated(ONE_TO_ONE, kind);
    GeneratedJava lost =
        new GeneratedJava(
            whole.packageName(), whole.simpleName(), whole.source(), "elsewhere", whole.resource());
    GeneratedClasses classes = GeneratedClasses.of(List.of(lost));
    assertThatThrownBy(() -> classes.newInstance(lost))
        .rootCause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the resource '" + whole.resourceName() + "' is missing");
  }

  @Test
  void aClassIsAsVisibleAsTheModelAndLiesInItsPackage() {
    GeneratedJava hidden =
        new ReferenceEmitter().emit(ONE_TO_ONE, new ModelClass("", "Hidden", false));
    assertThat(hidden.source()).doesNotContain("package ").contains("\nfinal class Hidden");
    assertThat(hidden.qualifiedName()).isEqualTo("HiddenReference");
    GeneratedJava open =
        new ReferenceEmitter().emit(ONE_TO_ONE, new ModelClass("demo.nets", "Open", true));
    assertThat(open.source()).contains("package demo.nets;").contains("\npublic final class Open");
    GeneratedClasses classes = GeneratedClasses.of(List.of(hidden, open));
    assertThat(classes.newInstance(open).outputs()).hasSize(1);
  }

  private static RunnableNetwork instance(Graph graph, String kind) {
    GeneratedJava generated = generated(graph, kind);
    return GeneratedClasses.of(List.of(generated)).newInstance(generated);
  }

  private static GeneratedJava generated(Graph graph, String kind) {
    ModelClass model = new ModelClass("demo", "Model", true);
    return kind.equals("Executor")
        ? new ExecutorEmitter().emit(PlainPlan.link(graph), model)
        : new ReferenceEmitter().emit(graph, model);
  }

  /** Compiles a user's class against the generated one, which it calls {@code Model}. */
  private static String call(GeneratedJava generated, String use) throws Exception {
    String source = use.replaceAll("\\bModel\\b", generated.simpleName());
    GeneratedJava user =
        new GeneratedJava("demo", "Use", source, "none", Int8Values.copyOf(new byte[0]));
    Class<?> loaded = GeneratedClasses.of(List.of(generated, user)).loadClass("demo.Use");
    return (String) ((Callable<?>) loaded.getConstructor().newInstance()).call();
  }
}
