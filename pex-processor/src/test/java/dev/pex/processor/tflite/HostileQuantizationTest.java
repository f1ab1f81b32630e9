package dev.pex.processor.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files whose quantisation is missing, contradicts itself or is beyond the arithmetic of int8. */
class HostileQuantizationTest {
  private final FileEdit edit = new FileEdit(new TfliteWriter().write(SampleGraphs.classifier()));

  @Test
  void quantisationMissing() {
    edit.replaceTable(edit.tensor("depthwise"), FileEdit.TENSOR, Map.of(4, FileEdit.LEFT_OUT));
    assertQuantization(edit.bytes(), "'depthwise', which has no quantisation");
  }

  @Test
  void scaleThatIsNoNumber() {
    assertQuantization(withScale(Float.NaN), "has scale NaN, which is not positive and finite");
  }

  @Test
  void scaleZero() {
    assertQuantization(withScale(0), "has scale 0.0, which is not positive and finite");
  }

  @Test
  void scalesFarApart() {
    assertQuantization(withScale(1e-9f), "beyond 32 bit arithmetic");
  }

  @Test
  void scalesWhoseProductsNoFloatHolds() {
    assertQuantization(withScale(1e-30f), "has scale 1.0E-30, outside 1.0E-9 to 1.0E9");
    assertQuantization(withScale(3e38f), "has scale 3.0E38, outside 1.0E-9 to 1.0E9");
  }

  @Test
  void zeroPointOutsideInt8() {
    edit.int32(edit.list(quantization("depthwise"), 3) + 4, 128);
    assertQuantization(edit.bytes(), "'depthwise', which has zero point 128, outside -128..127");
  }

  @Test
  void fewerZeroPointsThanScales() {
    edit.int32(edit.list(quantization("stem/weights"), 3), 2);
    assertQuantization(edit.bytes(), "which has 6 scales and 2 zero points");
  }

  @Test
  void scalesAlongAnotherAxis() {
    edit.replaceTable(
        edit.field(edit.target(edit.tensor("stem/weights")), 4),
        FileEdit.QUANTIZATION,
        Map.of(6, 2L));
    assertQuantization(edit.bytes(), "has weights 6x3x3x3 with 6 scales along axis 2");
  }

  @Test
  void zeroPointOfWeights() {
    edit.int32(edit.list(quantization("stem/weights"), 3) + 4, 5);
    assertQuantization(edit.bytes(), "has zero point 5 where Pex reads weights with 0");
  }

  @Test
  void scaleOfABias() {
    Graph graph = SampleGraphs.oneScale();
    FileEdit dense = new FileEdit(new TfliteWriter().write(graph));
    int bias = dense.target(dense.field(dense.target(dense.tensor("result/bias")), 4));
    dense.int32(dense.list(bias, 2) + 4, Float.floatToIntBits(0.5f));
    assertOne(
        dense.bytes(),
        DiagnosticId.TFLITE_INVALID,
        "has a bias of scale 0.5 where its input and weights make");
  }

  private byte[] withScale(float scale) {
    edit.int32(edit.list(quantization("depthwise"), 2) + 4, Float.floatToIntBits(scale));
    return edit.bytes();
  }

  private int quantization(String tensor) {
    return edit.target(edit.field(edit.target(edit.tensor(tensor)), 4));
  }

  private static void assertQuantization(byte[] file, String words) {
    assertOne(file, DiagnosticId.TFLITE_QUANTIZATION, words);
  }

  private static void assertOne(byte[] file, DiagnosticId id, String words) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    new TfliteReader().read(file, "bad.tflite", Origin.of("test"), diagnostics::add);
    assertThat(diagnostics).hasSize(1);
    assertThat(diagnostics.get(0).summary()).contains(words);
    assertThat(diagnostics.get(0).id()).isEqualTo(id);
  }
}
