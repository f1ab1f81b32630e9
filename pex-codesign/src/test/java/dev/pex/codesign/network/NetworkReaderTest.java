package dev.pex.codesign.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pex.processor.emit.report.NetworkJson;
import dev.pex.processor.graph.Op;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the compiler writes is what is read, and what the page explains. */
final class NetworkReaderTest {
  private static final Path PAGE = Path.of("../docs/network-json.md");
  private static final Shape PIXELS = new Shape(1, 2, 3);
  private static final Shape VECTOR = new Shape(1, 1, 6);
  private static final Quantization QUANTIZATION = new Quantization(1e-5f, -7);

  private final String json = new NetworkJson().text(EveryOperator.graph());
  private Path file;

  @BeforeEach
  void workIn(@TempDir Path folder) {
    file = folder.resolve("network.json");
  }

  @Test
  void everyOperatorIsReadAsItWasWritten() throws IOException {
    Network network = read(json);
    List<Op> operators = EveryOperator.operators();
    assertThat(network.operators()).hasSameSizeAs(operators);
    for (int i = 0; i < operators.size(); i++) {
      String before = i == 0 ? "first \"input\"" : "tensor" + (i - 1);
      assertThat(network.operators().get(i))
          .isEqualTo(
              new Operator(
                  "tensor" + i,
                  List.of(new Operand(before, PIXELS), new Operand("first \"input\"", VECTOR)),
                  PIXELS,
                  QUANTIZATION,
                  operators.get(i).accept(new LayerOfOp())));
    }
  }

  @Test
  void everyOperatorOfTheCompilerIsTried() {
    assertThat(EveryOperator.operators().stream().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(records(Op.class).collect(Collectors.toSet()));
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(NetworkReaderTest::records)
        : Stream.of(type);
  }

  @Test
  void endsAreReadAsTheyWereWritten() throws IOException {
    Network network = read(json);
    assertThat(network.name()).isEqualTo("EveryOperator");
    assertThat(network.inputs())
        .containsExactly(
            new Input(
                "a",
                new Operand("first \"input\"", PIXELS),
                QUANTIZATION,
                Input.Feed.ROWS,
                ElementType.INT8),
            new Input(
                "b",
                new Operand("second", PIXELS),
                QUANTIZATION,
                Input.Feed.WHOLE,
                ElementType.FLOAT32));
    assertThat(network.outputs())
        .containsExactly(
            new Output(
                "c",
                new Operand("tensor" + (EveryOperator.operators().size() - 1), VECTOR),
                ElementType.FLOAT32));
  }

  @Test
  void thePageExplainsEveryField() throws IOException {
    String page = Files.readString(PAGE);
    Set<String> explained =
        page.lines()
            .filter(line -> line.startsWith("| `"))
            .flatMap(line -> matches("`(\\w+)`", line.substring(0, line.indexOf('|', 1))).stream())
            .collect(Collectors.toSet());
    assertThat(explained).isEqualTo(matches("\"(\\w+)\": ", json));
    assertThat(matches("`(\\w+)`", page))
        .containsAll(matches("\"(?:kind|activation|axis|type|feed)\": \"(\\w+)\"", json));
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    refused("is not JSON", "{");
    refused("is not a JSON object", "[]");
    refused("has schema 2, not 1", json.replace("\"schema\": 1", "\"schema\": 2"));
    refused("has no value at all at 'schema'", "{}");
    refused(
        "has no list of 2 integers at 'operators[0].kernel'",
        json.replaceFirst("\"kernel\": \\[1, 2\\]", "\"kernel\": [1]"));
    refused(
        "has no integer at 'operators[1].multiplier'",
        json.replace("\"multiplier\": 3", "\"multiplier\": 3.5"));
    refused(
        "has 'gelu' at 'operators[0].activation', which is unknown",
        json.replaceFirst("\"activation\": \"relu\"", "\"activation\": \"gelu\""));
    refused(
        "has 'lstm' at 'operators[2].kind', which is unknown",
        json.replace("\"kind\": \"dense\"", "\"kind\": \"lstm\""));
    refused(
        "has no string at 'outputs[0].name'", json.replace("\"name\": \"c\"", "\"name\": null"));
    refused("has no number at 'inputs[0].scale'", json.replaceFirst("1.0E-5", "\"small\""));
    refused(
        "has no list at 'inputs'", json.replaceFirst("\"inputs\": \\[", "\"inputs\": 1, \"x\": ["));
  }

  private void refused(String sentence, String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IOException.class)
        .hasMessage("'" + file + "' " + sentence);
  }

  private Network read(String text) throws IOException {
    return NetworkReader.read(Files.writeString(file, text));
  }

  private static Set<String> matches(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toSet());
  }
}
