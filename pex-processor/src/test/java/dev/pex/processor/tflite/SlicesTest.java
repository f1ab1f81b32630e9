package dev.pex.processor.tflite;

import static dev.pex.processor.tflite.SketchReading.assertRefused;
import static dev.pex.processor.tflite.SketchReading.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.tflite.schema.StridedSliceOptions;
import org.junit.jupiter.api.Test;

/** Parts of tensors, as other tools write them. */
final class SlicesTest {
  private static final String PLACE = "operator 0 (STRIDED_SLICE, version 1) 'part'";

  private static final int[] STRIDES = {1, 1, 1, 1};

  private static final Masks NONE = new Masks(0, 0, 0);

  /** Dimensions whose bounds do not count, and those of one element that go; bit 0 the batch. */
  private record Masks(int begin, int end, int dropped) {}

  @Test
  void rowsAndColumnsInTheMiddle() {
    Node node = only(sliced(new int[] {0, 1, -4, 0}, new int[] {1, 3, 99, 2}, NONE, 1, 2, 4, 2));
    assertThat(node.op()).isEqualTo(new Op.Pad(new Padding(-1, -1, -1, 0)));
  }

  @Test
  void masksStandForTheEnds() {
    byte[] file =
        sliced(
            new int[] {7, 0, 2, 7},
            new int[] {7, 7, 4, 7},
            new Masks(0b1001, 0b1011, 0),
            1,
            4,
            2,
            2);
    assertThat(only(file).op()).isEqualTo(new Op.Pad(new Padding(0, 0, -2, -1)));
  }

  @Test
  void lastRowOfASequence() {
    Node node =
        only(
            sliced(
                new int[] {0, -1, 0, 0},
                new int[] {0, 0, 0, 0},
                new Masks(0b1101, 0b1101, 0b10),
                1,
                5,
                2));
    assertThat(node.op()).isEqualTo(new Op.Pad(new Padding(-3, 0, 0, 0)));
    assertThat(node.output().shape()).isEqualTo(new Shape(1, 5, 2));
  }

  @Test
  void slicesThatPexDoesNotKnow() {
    int[] zeros = new int[4];
    int[] ends = {1, 4, 5, 2};
    assertRefused(
        sliced(new int[] {0, 0, 0, 1}, ends, NONE, 1, 4, 5, 1),
        PLACE,
        "takes a part of other dimensions than height and width");
    assertRefused(
        sliced(new int[] {0, 3, 0, 0}, new int[] {1, 3, 5, 2}, NONE, 1, 1, 5, 2),
        PLACE,
        "takes elements 3 to 3 of 4");
    assertRefused(
        sliced(zeros, ends, new int[] {1, 2, 1, 1}, NONE, 1, 2, 5, 2),
        PLACE,
        "takes every so many elements");
    assertRefused(
        sliced(new int[3], ends, NONE, 1, 4, 5, 2),
        PLACE,
        "has other bounds than one for each of 4");
  }

  private static byte[] sliced(int[] begin, int[] end, Masks masks, Integer... result) {
    return sliced(begin, end, STRIDES, masks, result);
  }

  /** A slice of 1x4x5x2. */
  private static byte[] sliced(
      int[] begin, int[] end, int[] strides, Masks masks, Integer... result) {
    return new FileSketch()
        .input("image", 1, 4, 5, 2)
        .int32("begin", Dimensions.of(begin.length), begin)
        .int32("end", Dimensions.of(end.length), end)
        .int32("strides", Dimensions.of(strides.length), strides)
        .operator(
            OperatorKind.STRIDED_SLICE,
            options ->
                StridedSliceOptions.createStridedSliceOptions(
                    options, masks.begin(), masks.end(), 0, 0, masks.dropped()),
            "part",
            Dimensions.of(result),
            "image",
            "begin",
            "end",
            "strides")
        .outputs("part");
  }
}
