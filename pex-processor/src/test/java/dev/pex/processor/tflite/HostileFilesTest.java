package dev.pex.processor.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.tflite.schema.BuiltinOperator;
import dev.pex.processor.tflite.schema.TensorType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Every way in which a file can be wrong gives one message that says where, and never a crash. */
class HostileFilesTest {
  private static final Origin ORIGIN = Origin.of("@TfliteModel");

  private final byte[] valid = new TfliteWriter().write(SampleGraphs.classifier());
  private final FileEdit edit = new FileEdit(valid);

  @Test
  void theFileIsValidBefore() {
    assertThat(read(valid)).isEmpty();
  }

  @Test
  void emptyFile() {
    assertInvalid(new byte[0], "'bad.tflite' is not a TensorFlow Lite model");
  }

  @Test
  void wrongIdentifier() {
    assertInvalid(edit.int8(7, '2').bytes(), "does not bear the mark 'TFL3'");
  }

  @Test
  void text() {
    assertInvalid(
        "<html>Not found</html>".getBytes(StandardCharsets.UTF_8),
        "is not a TensorFlow Lite model");
  }

  @Test
  void truncatedAnywhere() {
    for (int length = 0; length < valid.length; length++) {
      assertThat(read(Arrays.copyOf(valid, length))).as("of %d bytes", length).hasSizeLessThan(2);
    }
    assertInvalid(Arrays.copyOf(valid, valid.length / 2), "is truncated or corrupted: ");
  }

  @Test
  void wrongSchemaVersion() {
    byte[] file = edit.int32(edit.field(edit.model(), 0), 2).bytes();
    assertInvalid(file, "'bad.tflite' has schema version 2 where Pex reads 3");
  }

  @Test
  void rootOutsideTheFile() {
    assertInvalid(edit.int32(0, 0x7FFF_FFF0).bytes(), "the root lies outside the file");
  }

  @Test
  void rootThatIsItself() {
    assertInvalid(edit.int32(0, 0).bytes(), "the root is an offset to itself");
  }

  @Test
  void cyclicOffset() {
    int tensor = edit.tensor("stem");
    assertInvalid(edit.int32(tensor, edit.model() - tensor).bytes(), "lies outside the file");
  }

  @Test
  void listThatLeadsIntoItself() {
    int list = edit.list(edit.graph(), 0);
    for (int index = 0; index < edit.int32At(list); index++) {
      edit.int32(edit.element(list, index), 4);
    }
    assertInvalid(edit.bytes(), "is truncated or corrupted: tensor 0");
  }

  @Test
  void oneTableSharedByManyOffsets() {
    int count = 1 << 16;
    int list = (valid.length + 3) / 4 * 4;
    FileEdit shared = new FileEdit(Arrays.copyOf(valid, list + 4 + 4 * count));
    int first = shared.element(list, 0);
    shared.int32(first, shared.target(shared.tensor("stem")) - first);
    shared.replaceTable(first, FileEdit.TENSOR, Map.of());
    for (int index = 0; index < count; index++) {
      int offset = shared.element(list, index);
      shared.int32(offset, shared.target(first) - offset);
    }
    int field = shared.field(shared.graph(), 0);
    shared.int32(list, count).int32(field, list - field);
    assertInvalid(shared.bytes(), "shares its bytes with too many others");
  }

  @Test
  void hugeList() {
    byte[] file = edit.int32(edit.list(edit.graph(), 3), 0x7FFF_FFFF).bytes();
    assertInvalid(file, "subgraph 0 lies outside the file");
  }

  @Test
  void fieldsOutsideTheFile() {
    assertInvalid(
        edit.int32(edit.graph(), Integer.MIN_VALUE).bytes(), "subgraph 0 lies outside the file");
  }

  @Test
  void severalSubgraphs() {
    int two = edit.text("12345678");
    edit.int32(two, 2);
    int field = edit.field(edit.model(), 2);
    edit.int32(field, two - field);
    int first = edit.emptyTable();
    edit.int32(two + 4, first - two - 4).int32(two + 8, first - two - 8);
    assertUnsupported(edit.bytes(), "has 2 subgraphs where Pex reads one");
  }

  @Test
  void noSubgraph() {
    edit.int32(edit.list(edit.model(), 2), 0);
    assertInvalid(edit.bytes(), "has no subgraph");
  }

  @Test
  void noInputs() {
    edit.int32(edit.list(edit.graph(), 1), 0);
    assertInvalid(edit.bytes(), "has no input");
  }

  @Test
  void inputThatIsNoTensor() {
    edit.int32(edit.element(edit.list(edit.graph(), 1), 0), 1000);
    assertInvalid(edit.bytes(), "names tensor 1000 as input");
  }

  @Test
  void negativeShape() {
    assertInvalid(withShape("image", 1, 9, -7, 3), "'image' of 'bad.tflite' has shape 1x9x-7x3");
  }

  @Test
  void hugeShape() {
    assertInvalid(withShape("image", 1, 65536, 65536, 65536), "claims shape 1x65536x65536x65536");
  }

  @Test
  void batch() {
    assertUnsupported(withShape("image", 4, 9, 7, 3), "has batch 4 where Pex reads one");
  }

  @Test
  void shapeOfAResultThatIsWrong() {
    assertInvalid(
        withShape("stem", 1, 5, 4, 7),
        "operator 0 (CONV_2D, version 3) 'stem' of 'bad.tflite' makes 1x5x4x6 but its result is"
            + " 1x5x4x7");
  }

  @Test
  void typeThatIsNotRead() {
    edit.replaceTable(
        edit.tensor("depthwise"), FileEdit.TENSOR, Map.of(1, (long) TensorType.UINT8));
    assertUnsupported(edit.bytes(), "'depthwise', which is UINT8 where Pex reads INT8");
  }

  @Test
  void missingBuffer() {
    edit.int32(edit.field(edit.target(edit.tensor("stem/weights")), 2), 1_000_000);
    assertInvalid(edit.bytes(), "'stem/weights', which is kept in buffer 1000000 of 8 buffers");
  }

  @Test
  void emptiedBuffer() {
    edit.replaceTable(edit.tensor("stem/weights"), FileEdit.TENSOR, Map.of(2, 0L));
    assertUnsupported(edit.bytes(), "reads 'stem/weights', which is not a constant");
  }

  @Test
  void bufferOfAnotherSize() {
    edit.int32(edit.list(edit.target(edit.buffer("stem/weights")), 0), 100);
    assertInvalid(edit.bytes(), "of shape 6x3x3x3 holds 100 B where it needs 162 B");
  }

  @Test
  void bufferOutsideTheFlatbuffer() {
    edit.replaceTable(edit.buffer("stem/weights"), FileEdit.BUFFER, Map.of(1, 4096L, 2, 162L));
    assertUnsupported(edit.bytes(), "'stem/weights', which is kept outside the flatbuffer");
  }

  @Test
  void sparseTensor() {
    int weights = edit.tensor("stem/weights");
    edit.replaceTable(weights, FileEdit.TENSOR, Map.of(6, 0L));
    edit.lead(weights, 6, edit.emptyTable());
    assertUnsupported(edit.bytes(), "'stem/weights', which is sparse");
  }

  @Test
  void variable() {
    edit.replaceTable(edit.tensor("depthwise"), FileEdit.TENSOR, Map.of(5, 1L));
    assertUnsupported(edit.bytes(), "'depthwise', which is a variable");
  }

  @Test
  void biasOfAnotherSize() {
    edit.int32(operand("stem", 2), edit.tensorIndex("logits/bias"));
    assertInvalid(
        edit.bytes(),
        "operator 0 (CONV_2D, version 3) 'stem' of 'bad.tflite' has 4 biases" + " for 6 channels");
  }

  @Test
  void unknownOperator() {
    assertUnsupported(
        withCode(8, 1),
        "operator 1 (FLOOR, version 1) 'depthwise' of 'bad.tflite' is not an operator that Pex"
            + " reads");
  }

  @Test
  void operatorBeyondAllKnown() {
    assertUnsupported(withCode(5000, 1), "operator 1 (builtin 5000, version 1) 'depthwise'");
  }

  @Test
  void customOperator() {
    int code = edit.code("depthwise");
    long custom = BuiltinOperator.CUSTOM;
    edit.replaceTable(code, FileEdit.CODE, Map.of(0, custom, 1, 0L, 3, custom));
    edit.lead(code, 1, edit.text("Mfcc"));
    assertUnsupported(edit.bytes(), "operator 1 (custom 'Mfcc', version 3) 'depthwise'");
  }

  @Test
  void operatorOfANewerVersion() {
    assertUnsupported(
        withCode(BuiltinOperator.DEPTHWISE_CONV_2D, 99),
        "operator 1 (DEPTHWISE_CONV_2D, version 99) 'depthwise' of 'bad.tflite' is newer than"
            + " version 7, the last that Pex reads");
  }

  @Test
  void versionZero() {
    assertInvalid(withCode(BuiltinOperator.DEPTHWISE_CONV_2D, 0), "version that is not positive");
  }

  @Test
  void operatorCodeThatIsNotListed() {
    edit.replaceTable(edit.operator("depthwise"), FileEdit.OPERATOR, Map.of(0, 77L));
    assertInvalid(
        edit.bytes(), "operator 1 (code 77) 'depthwise' of 'bad.tflite' names an operator code");
  }

  @Test
  void optionsOfAnotherOperator() {
    edit.replaceTable(edit.operator("depthwise"), FileEdit.OPERATOR, Map.of(3, 5L));
    assertInvalid(edit.bytes(), "has the options of another operator");
  }

  @Test
  void optionsMissing() {
    edit.replaceTable(
        edit.operator("depthwise"),
        FileEdit.OPERATOR,
        Map.of(3, FileEdit.LEFT_OUT, 4, FileEdit.LEFT_OUT));
    assertInvalid(
        edit.bytes(),
        "operator 1 (DEPTHWISE_CONV_2D, version 3) 'depthwise' of"
            + " 'bad.tflite' has no options");
  }

  @Test
  void strideZero() {
    int options = edit.target(edit.field(edit.target(edit.operator("stem")), 4));
    edit.int32(edit.field(options, 1), 0);
    assertInvalid(edit.bytes(), "has a stride of 2x0, which is not positive");
  }

  @Test
  void hugeStride() {
    int options = edit.target(edit.field(edit.target(edit.operator("stem")), 4));
    edit.int32(edit.field(options, 1), Integer.MAX_VALUE);
    assertUnsupported(edit.bytes(), "has a stride of 2x2147483647");
  }

  @Test
  void hugeDilation() {
    edit.replaceTable(
        edit.field(edit.target(edit.operator("stem")), 4), "biibii", Map.of(4, 40_000L));
    assertUnsupported(edit.bytes(), "has a kernel of 3 dilated by 40000");
  }

  @Test
  void operandThatIsNoTensor() {
    edit.int32(operand("stem", 0), -2);
    assertInvalid(edit.bytes(), "names tensor -2 of ");
  }

  @Test
  void operandLeftOut() {
    edit.int32(operand("stem", 0), -1);
    assertInvalid(edit.bytes(), "lacks its operand 0");
  }

  @Test
  void readBeforeWritten() {
    edit.int32(operand("stem", 0), edit.tensorIndex("logits"));
    assertInvalid(edit.bytes(), "reads 'logits' before it is written");
  }

  @Test
  void writtenTwice() {
    int list = edit.list(edit.target(edit.operator("depthwise")), 2);
    edit.int32(edit.element(list, 0), edit.tensorIndex("stem"));
    assertThat(read(edit.bytes()))
        .extracting(Diagnostic::summary)
        .first(InstanceOfAssertFactories.STRING)
        .contains("'stem', which is written twice");
  }

  @Test
  void constantOperand() {
    edit.int32(operand("depthwise", 0), edit.tensorIndex("stem/weights"));
    assertUnsupported(
        edit.bytes(),
        "reads the constant 'stem/weights', 6x3x3x3, where Pex reads what the network computes");
  }

  @Test
  void outputThatNothingWrites() {
    edit.int32(edit.list(edit.graph(), 3), edit.count(edit.graph(), 3) - 1);
    assertInvalid(edit.bytes(), "'scores' of 'bad.tflite' is an output that no operator writes");
  }

  @Test
  void nothingBetweenInputAndOutput() {
    edit.int32(edit.list(edit.graph(), 3), 0);
    edit.int32(edit.element(edit.list(edit.graph(), 2), 0), edit.tensorIndex("image"));
    assertUnsupported(edit.bytes(), "computes nothing between its inputs and outputs");
  }

  @Test
  void twoMistakesTwoMessages() {
    edit.replaceTable(edit.operator("stem"), FileEdit.OPERATOR, Map.of(0, 77L));
    FileEdit both = new FileEdit(edit.bytes());
    both.replaceTable(both.operator("logits"), FileEdit.OPERATOR, Map.of(0, 78L));
    assertThat(read(both.bytes())).as("the second follows from the first").hasSize(1);

    FileEdit apart = new FileEdit(new TfliteWriter().write(SampleGraphs.residual()));
    apart.replaceTable(apart.operator("relu"), FileEdit.OPERATOR, Map.of(0, 77L));
    apart.replaceTable(apart.operator("relu1"), FileEdit.OPERATOR, Map.of(0, 78L));
    assertThat(read(apart.bytes())).hasSize(2);
  }

  @Test
  void namesWithoutControlCharacters() {
    rename("depthwise", "a\nb*/\u0007");
    assertThat(names(edit.bytes())).contains("a?b*/?");
  }

  @Test
  void namesMissingOrShared() {
    int index = edit.tensorIndex("depthwise");
    rename("logits", "stem");
    edit.replaceTable(edit.tensor("depthwise"), FileEdit.TENSOR, Map.of(3, FileEdit.LEFT_OUT));
    assertThat(names(edit.bytes()))
        .containsExactly("stem", "tensor_" + index, "pooled", "flat", "stem_2", "scores");
  }

  private void rename(String tensor, String name) {
    int offset = edit.tensor(tensor);
    edit.replaceTable(offset, FileEdit.TENSOR, Map.of());
    edit.lead(offset, 3, edit.text(name));
  }

  private static List<String> names(byte[] file) {
    Graph graph = new TfliteReader().read(file, "odd.tflite", ORIGIN, any -> {}).orElseThrow();
    return graph.nodes().stream().map(node -> node.output().name()).toList();
  }

  private byte[] withShape(String tensor, int... sizes) {
    int list = edit.list(edit.target(edit.tensor(tensor)), 0);
    for (int axis = 0; axis < sizes.length; axis++) {
      edit.int32(edit.element(list, axis), sizes[axis]);
    }
    return edit.bytes();
  }

  private byte[] withCode(int builtin, int version) {
    edit.replaceTable(
        edit.code("depthwise"),
        FileEdit.CODE,
        Map.of(0, (long) Math.min(builtin, 127), 2, (long) version, 3, (long) builtin));
    return edit.bytes();
  }

  private int operand(String output, int operand) {
    return edit.element(edit.list(edit.target(edit.operator(output)), 1), operand);
  }

  private static void assertInvalid(byte[] file, String words) {
    assertOne(file, DiagnosticId.TFLITE_INVALID, words);
  }

  private static void assertUnsupported(byte[] file, String words) {
    assertOne(file, DiagnosticId.TFLITE_UNSUPPORTED, words);
  }

  private static void assertOne(byte[] file, DiagnosticId id, String words) {
    List<Diagnostic> diagnostics = read(file);
    assertThat(diagnostics).hasSize(1);
    assertThat(diagnostics.get(0).summary()).contains(words).doesNotEndWith(".");
    assertThat(diagnostics.get(0).id()).isEqualTo(id);
    assertThat(diagnostics.get(0).origin()).isEqualTo(ORIGIN);
  }

  private static List<Diagnostic> read(byte[] file) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    Optional<Graph> graph = new TfliteReader().read(file, "bad.tflite", ORIGIN, diagnostics::add);
    assertThat(graph.isEmpty()).isEqualTo(!diagnostics.isEmpty());
    return diagnostics;
  }
}
