// Arena of 240 bytes:
//     offset       bytes     stages   tensor
//          0          96     1..2     folded
//         96          70     1..1     field
//        144          96     2..3     positive
//          0         192     3..4     wide
//          0         192     4..4     scores
import dev.pex.runtime.Constants;
import dev.pex.runtime.Convolution;
import dev.pex.runtime.Depthwise;
import dev.pex.runtime.Elements;
import dev.pex.runtime.OutputStage;
import dev.pex.runtime.Part;
import dev.pex.runtime.PlannedNetwork;
import dev.pex.runtime.Requantize;
import dev.pex.runtime.Rescale;
import dev.pex.runtime.Rows;
import dev.pex.runtime.Shape;
import dev.pex.runtime.Softmax;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.Window;

/**
 * Runs Padded in one arena of exactly the planned size, tensor by tensor as its C code does.
 *
 * <p>Arena: 240 bytes. Tables: 252 bytes. Stages: 4.
 */
final class PaddedExecutor extends PlannedNetwork {
  /** Bytes of memory that inputs, outputs and all between them share. */
  public static final int ARENA_BYTES = 240;

  /** The input 'field', 7x5x2. */
  public static final TensorInfo FIELD =
      new TensorInfo("field", new Shape(7, 5, 2), 0.0078125f, 0);

  /** The output 'scores', 1x3x64. */
  public static final TensorInfo SCORES =
      new TensorInfo("scores", new Shape(1, 3, 64), 0.00390625f, -128);

  private final Convolution folded = convolution("folded", "7x5x2", "6x4x4", Window.of(3, 3).padding(0, 0, 0), -8);
  private final Requantize positive = new Requantize(-8, new Rescale(1431655808, 1), new OutputStage(-128));
  private final Depthwise wide = new Depthwise(sliding("6x4x4", "6x4x8", Window.of(3, 3).dilation(2, 2).padding(2, 2, -128)), 2, filter("wide"), new OutputStage(-128));
  private final Softmax scores = new Softmax(64, new Rescale(1116028416, 21), -992);

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public PaddedExecutor() {
    super(
        Constants.read(
            PaddedExecutor.class.getResourceAsStream("PaddedExecutor.weights"),
            "PaddedExecutor.weights",
            460),
        ARENA_BYTES,
        3);
    input(FIELD, 96);
    output(SCORES, 0);
  }

  @Override
  protected void infer() {
    // stage1Folded, whole: 166 bytes alive
    folded.run(arena, 96, 0);
    complete("folded", 0, 0, 96);
    // stage2Positive, whole: 96 bytes alive
    positive.run(arena, 0, 144, new Elements(0, 96));
    complete("positive", 0, 144, 96);
    stage3Wide();
    // stage4Scores, whole: 192 bytes alive
    scores.run(arena, 0, 0, new Elements(0, 192));
    complete("scores", 0, 0, 192);
  }

  /** Kind: rows; 240 bytes alive. */
  private void stage3Wide() {
    Rows positiveRows = new Rows(144, 6, 16, 6);
    Part part = new Part(0, 4, 0, 8);
    for (int tick = 0; tick < 6; tick++) {
      int wideRow = Rows.rowAt(tick, 0, 1, 6);
      if (wideRow >= 0) {
        positiveRows.select(wideRow - 2, 3, 2, rows);
        wide.row(arena, rows, 32 * wideRow, 8, part);
        complete("wide", 32 * wideRow, 32 * wideRow, 32);
      }
    }
  }

  /** Sets the input 'field'; every inference needs it anew. */
  public void writeField(byte[] values) {
    write(FIELD, values);
  }

  /** Sets the input 'field' to the nearest stored values. */
  public void writeField(float[] reals) {
    writeField(FIELD.quantize(reals));
  }

  /** The output 'scores' of the last inference. */
  public byte[] readScores() {
    return read(SCORES);
  }

  /** The output 'scores' of the last inference as reals. */
  public float[] readScoresAsReals() {
    return SCORES.dequantize(readScores());
  }
}
