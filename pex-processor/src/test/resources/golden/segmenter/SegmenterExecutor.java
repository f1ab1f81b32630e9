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
import dev.pex.runtime.Filter;
import dev.pex.runtime.MaxPool;
import dev.pex.runtime.OutputStage;
import dev.pex.runtime.Part;
import dev.pex.runtime.Positions;
import dev.pex.runtime.Requantize;
import dev.pex.runtime.Rescale;
import dev.pex.runtime.ResizeBilinear;
import dev.pex.runtime.ResizeNearest;
import dev.pex.runtime.Rows;
import dev.pex.runtime.RunnableNetwork;
import dev.pex.runtime.Shape;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.TensorObserver;
import dev.pex.runtime.Window;
import java.util.Arrays;
import java.util.List;

/**
 * Runs Segmenter in one arena of exactly the planned size, tensor by tensor as its C code does.
 *
 * <p>Arena: 784 bytes. Tables: 546 bytes. Stages: 5.
 * An object runs one inference at a time; it can run many after each other.
 */
final class SegmenterExecutor implements RunnableNetwork {
  /** Bytes of memory that inputs, outputs and all between them share. */
  public static final int ARENA_BYTES = 784;

  /** The input 'picture', 12x8x3. */
  public static final TensorInfo PICTURE =
      new TensorInfo("picture", new Shape(12, 8, 3), 0.0078125f, 0);

  /** The output 'large', 24x16x2. */
  public static final TensorInfo LARGE =
      new TensorInfo("large", new Shape(24, 16, 2), 0.019359259f, 4);

  private final Constants constants =
      Constants.read(
          SegmenterExecutor.class.getResourceAsStream("SegmenterExecutor.weights"),
          "SegmenterExecutor.weights",
          864);

  private final Convolution fine =
      new Convolution(
          new Shape(12, 8, 3),
          new Shape(12, 8, 4),
          Window.of(3, 3).padding(1, 1, 0),
          new Filter(constants, "fine"),
          new OutputStage(-128));

  private final MaxPool coarse =
      new MaxPool(
          new Shape(12, 8, 4),
          Window.of(2, 2).strides(2, 2),
          new OutputStage(-128));

  private final Convolution context =
      new Convolution(
          new Shape(6, 4, 4),
          new Shape(6, 4, 8),
          Window.of(3, 3).dilation(2, 2).padding(2, 2, -128),
          new Filter(constants, "context"),
          new OutputStage(-128));

  private final ResizeBilinear wide =
      new ResizeBilinear(
          new Shape(6, 4, 8),
          new Positions(512, -256, 1024),
          new Positions(512, -256, 1024));

  private final Requantize both0Requantized =
      new Requantize(
          -128,
          new Rescale(2142504933, 0),
          new OutputStage(-128));

  private final Concatenate bothFromBoth0Requantized =
      new Concatenate(
          new Shape(12, 8, 4),
          0);

  private final Concatenate bothFromWide =
      new Concatenate(
          new Shape(12, 8, 8),
          0);

  private final Convolution classes =
      new Convolution(
          new Shape(12, 8, 12),
          new Shape(12, 8, 2),
          Window.PIXEL,
          new Filter(constants, "classes"),
          new OutputStage(4));

  private final ResizeNearest large =
      new ResizeNearest(
          new Shape(12, 8, 2),
          new Positions(1, 0, 2));

  private final byte[] arena = new byte[ARENA_BYTES];

  /** Where the input rows of a row kernel start in the arena. */
  private final int[] rows = new int[3];

  private TensorObserver observer = TensorObserver.NONE;

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public SegmenterExecutor() {
  }

  /**
   * Runs one inference.
   *
   * @param input the 288 int8 values of 'picture'
   * @return the int8 values of 'large'
   */
  public byte[] run(byte[] input) {
    return run(input, TensorObserver.NONE);
  }

  /** Runs one inference and shows every tensor that it makes. */
  public byte[] run(byte[] input, TensorObserver observer) {
    writePicture(input);
    run(observer);
    return readLarge();
  }

  /** Runs one inference on reals: quantises them, and gives reals. */
  public float[] run(float[] input) {
    run(PICTURE.quantize(input));
    return readLargeAsReals();
  }

  /** Runs one inference on the inputs written before. */
  public void run() {
    run(TensorObserver.NONE);
  }

  @Override
  public List<TensorInfo> inputs() {
    return List.<TensorInfo>of(PICTURE);
  }

  @Override
  public List<TensorInfo> outputs() {
    return List.<TensorInfo>of(LARGE);
  }

  @Override
  public List<byte[]> run(List<byte[]> inputs, TensorObserver observer) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException("the network has 1 inputs, not " + inputs.size());
    }
    writePicture(inputs.get(0));
    run(observer);
    return List.<byte[]>of(readLarge());
  }

  /** Runs one inference on the inputs written before; the observer sees every tensor that it makes. */
  public void run(TensorObserver observer) {
    this.observer = observer;
    stage1Fine();
    stage2Coarse();
    stage3Context();
    stage4Classes();
    stage5Large();
  }

  /** Kind: whole; 672 bytes alive. */
  private void stage1Fine() {
    Rows pictureRows = new Rows(0, 12, 24, 12);
    Part part = new Part(0, 8, 0, 4);
    for (int row = 0; row < 12; row++) {
      pictureRows.select(row - 1, 3, 1, rows);
      fine.row(arena, rows, 32 * row + 384, 4, part);
    }
    complete("fine", 0, 384, 384);
  }

  /** Kind: whole; 480 bytes alive. */
  private void stage2Coarse() {
    Rows fineRows = new Rows(384, 12, 32, 12);
    Part part = new Part(0, 4, 0, 4);
    for (int row = 0; row < 6; row++) {
      fineRows.select(2 * row, 2, 1, rows);
      coarse.row(arena, rows, 16 * row + 192, 4, part);
    }
    complete("coarse", 0, 192, 96);
  }

  /** Kind: whole; 672 bytes alive. */
  private void stage3Context() {
    Rows coarseRows = new Rows(192, 6, 16, 6);
    Part part = new Part(0, 4, 0, 8);
    for (int row = 0; row < 6; row++) {
      coarseRows.select(row - 2, 3, 2, rows);
      context.row(arena, rows, 32 * row, 8, part);
    }
    complete("context", 0, 0, 192);
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
    PICTURE.checkCount(values.length);
    System.arraycopy(values, 0, arena, 0, values.length);
  }

  /** Sets the input 'picture' to the nearest stored values. */
  public void writePicture(float[] reals) {
    writePicture(PICTURE.quantize(reals));
  }

  /** The output 'large' of the last inference. */
  public byte[] readLarge() {
    return Arrays.copyOfRange(arena, 0, 768);
  }

  /** The output 'large' of the last inference as reals. */
  public float[] readLargeAsReals() {
    return LARGE.dequantize(readLarge());
  }

  private void complete(String tensor, int firstElement, int offset, int bytes) {
    if (observer != TensorObserver.NONE) {
      byte[] values = Arrays.copyOfRange(arena, offset, offset + bytes);
      observer.complete(tensor, firstElement, values);
    }
  }
}
