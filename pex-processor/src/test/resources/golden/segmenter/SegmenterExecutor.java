// Arena of 784 bytes:
//     offset       bytes     stages   tensor
//          0         288     1..1     picture
//        384         384     1..4     fine
//        192          96     2..3     coarse
//          0         192     3..4     context
//        192          32     4..4     both_0_requantized.front
//        224          64     4..4     wide.front
//        288          96     4..4     both.front
//        592         192     4..5     classes
//          0         768     5..5     large
import dev.pex.runtime.Concatenate;
import dev.pex.runtime.Constants;
import dev.pex.runtime.Convolution;
import dev.pex.runtime.Elements;
import dev.pex.runtime.MaxPool;
import dev.pex.runtime.OutputStage;
import dev.pex.runtime.Part;
import dev.pex.runtime.PlannedNetwork;
import dev.pex.runtime.Positions;
import dev.pex.runtime.Requantize;
import dev.pex.runtime.Rescale;
import dev.pex.runtime.ResizeBilinear;
import dev.pex.runtime.ResizeNearest;
import dev.pex.runtime.Rows;
import dev.pex.runtime.Shape;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.Window;

/**
 * Runs Segmenter in one arena of exactly the planned size, tensor by tensor as its C code does.
 *
 * <p>Arena: 784 bytes. Tables: 546 bytes. Stages: 5.
 */
final class SegmenterExecutor extends PlannedNetwork {
  /** Bytes of memory that inputs, outputs and all between them share. */
  public static final int ARENA_BYTES = 784;

  /** The input 'picture', 12x8x3. */
  public static final TensorInfo PICTURE =
      new TensorInfo("picture", new Shape(12, 8, 3), 0.0078125f, 0);

  /** The output 'large', 24x16x2. */
  public static final TensorInfo LARGE =
      new TensorInfo("large", new Shape(24, 16, 2), 0.019359259f, 4);

  private final Convolution fine = convolution("fine", "12x8x3", "12x8x4", Window.of(3, 3).padding(1, 1, 0), -128);
  private final MaxPool coarse = new MaxPool(sliding("12x8x4", "6x4x4", Window.of(2, 2).strides(2, 2)), new OutputStage(-128));
  private final Convolution context = convolution("context", "6x4x4", "6x4x8", Window.of(3, 3).dilation(2, 2).padding(2, 2, -128), -128);
  private final ResizeBilinear wide = new ResizeBilinear(new Shape(6, 4, 8), new Positions(512, -256, 1024), new Positions(512, -256, 1024));
  private final Requantize both0Requantized = new Requantize(-128, new Rescale(2142504933, 0), new OutputStage(-128));
  private final Concatenate bothFromBoth0Requantized = new Concatenate(new Shape(12, 8, 4), 0);
  private final Concatenate bothFromWide = new Concatenate(new Shape(12, 8, 8), 0);
  private final Convolution classes = convolution("classes", "12x8x12", "12x8x2", Window.PIXEL, 4);
  private final ResizeNearest large = new ResizeNearest(new Shape(12, 8, 2), new Positions(1, 0, 2));

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public SegmenterExecutor() {
    super(
        Constants.read(
            SegmenterExecutor.class.getResourceAsStream("SegmenterExecutor.weights"),
            "SegmenterExecutor.weights",
            864),
        ARENA_BYTES,
        3);
    input(PICTURE, 0);
    output(LARGE, 0);
  }

  @Override
  protected void infer() {
    // stage1Fine, whole: 672 bytes alive
    fine.run(arena, 0, 384);
    complete("fine", 0, 384, 384);
    // stage2Coarse, whole: 480 bytes alive
    coarse.run(arena, 384, 192);
    complete("coarse", 0, 192, 96);
    // stage3Context, whole: 672 bytes alive
    context.run(arena, 192, 0);
    complete("context", 0, 0, 192);
    stage4Classes();
    stage5Large();
  }

  /**
   * Kind: rows; 784 bytes alive.
   *   wide: front of 64 bytes
   *   both_0_requantized: front of 32 bytes
   *   both: front of 96 bytes
   */
  private void stage4Classes() {
    Rows contextRows = new Rows(0, 6, 32, 6);
    Part part = new Part(0, 8, 0, 8);
    Part part_ = new Part(0, 8, 0, 4);
    Part part__ = new Part(0, 8, 4, 12);
    Part part___ = new Part(0, 8, 0, 2);
    for (int tick = 0; tick < 12; tick++) {
      int wideRow = Rows.rowFromEndAt(tick, 0, 1, 12);
      int both0RequantizedRow = Rows.rowFromEndAt(tick, 0, 1, 12);
      int bothRow = Rows.rowFromEndAt(tick, 0, 1, 12);
      int classesRow = Rows.rowFromEndAt(tick, 0, 1, 12);
      if (wideRow >= 0) {
        contextRows.select((512 * wideRow - 256) / 1024, 2, 1, rows);
        wide.at(wideRow).row(arena, rows, 224, 8, part);
        complete("wide", 64 * wideRow, 224, 64);
      }
      if (both0RequantizedRow >= 0) {
        both0Requantized.run(arena, 32 * both0RequantizedRow + 384, 192, new Elements(0, 32));
        complete("both_0_requantized", 32 * both0RequantizedRow, 192, 32);
      }
      if (bothRow >= 0) {
        rows[0] = 192;
        bothFromBoth0Requantized.row(arena, rows, 288, 12, part_);
        rows[0] = 224;
        bothFromWide.row(arena, rows, 292, 12, part__);
        complete("both", 96 * bothRow, 288, 96);
      }
      if (classesRow >= 0) {
        rows[0] = 288;
        classes.row(arena, rows, 16 * classesRow + 592, 2, part___);
        complete("classes", 16 * classesRow, 16 * classesRow + 592, 16);
      }
    }
  }

  /** Kind: rows; 784 bytes alive. */
  private void stage5Large() {
    Rows classesRows = new Rows(592, 12, 16, 12);
    Part part = new Part(0, 16, 0, 2);
    for (int tick = 0; tick < 24; tick++) {
      int largeRow = Rows.rowAt(tick, 0, 1, 24);
      if (largeRow >= 0) {
        classesRows.select(largeRow / 2, 1, 1, rows);
        large.row(arena, rows, 32 * largeRow, 2, part);
        complete("large", 32 * largeRow, 32 * largeRow, 32);
      }
    }
  }

  /** Sets the input 'picture'; every inference needs it anew. */
  public void writePicture(byte[] values) {
    write(PICTURE, values);
  }

  /** Sets the input 'picture' to the nearest stored values. */
  public void writePicture(float[] reals) {
    writePicture(PICTURE.quantize(reals));
  }

  /** The output 'large' of the last inference. */
  public byte[] readLarge() {
    return read(LARGE);
  }

  /** The output 'large' of the last inference as reals. */
  public float[] readLargeAsReals() {
    return LARGE.dequantize(readLarge());
  }
}
