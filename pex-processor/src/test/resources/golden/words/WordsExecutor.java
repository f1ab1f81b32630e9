// Arena of 288 bytes:
//     offset       bytes     stages   tensor
//          0          96     1..2     blocks_0_depthwise
//         28         130     1..1     mfcc
//        158          80     1..1     stem.lines
//        238          40     1..1     stem.front
//        144         144     2..3     blocks_0_pointwise
//          0         144     3..4     blocks_1_depthwise
//        144         144     4..5     blocks_1_pointwise
//          0          12     5..6     pooled
//         12           4     6..7     logits
//          0           4     7..7     scores
import dev.pex.runtime.Constants;
import dev.pex.runtime.Convolution;
import dev.pex.runtime.Dense;
import dev.pex.runtime.Depthwise;
import dev.pex.runtime.Elements;
import dev.pex.runtime.Mean;
import dev.pex.runtime.OutputStage;
import dev.pex.runtime.Part;
import dev.pex.runtime.PlannedNetwork;
import dev.pex.runtime.Rescale;
import dev.pex.runtime.Rows;
import dev.pex.runtime.Shape;
import dev.pex.runtime.Softmax;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.Window;

/**
 * Runs Words in one arena of exactly the planned size, tensor by tensor as its C code does.
 *
 * <p>Arena: 288 bytes. Tables: 1,292 bytes. Stages: 7.
 */
final class WordsExecutor extends PlannedNetwork {
  /** Bytes of memory that inputs, outputs and all between them share. */
  public static final int ARENA_BYTES = 288;

  /** The input 'mfcc', 13x10x1. */
  public static final TensorInfo MFCC =
      new TensorInfo("mfcc", new Shape(13, 10, 1), 0.0078125f, 0);

  /** The output 'scores', 1x1x4. */
  public static final TensorInfo SCORES =
      new TensorInfo("scores", new Shape(1, 1, 4), 0.00390625f, -128);

  private final Convolution stem = convolution("stem", "13x10x1", "7x5x8", Window.of(10, 4).strides(2, 2).padding(4, 1, 0), -128);
  private final Depthwise blocks0Depthwise = depthwise("blocks_0_depthwise", "7x5x8", "4x3x8", Window.of(3, 3).strides(2, 2).padding(1, 1, -128), -128);
  private final Convolution blocks0Pointwise = convolution("blocks_0_pointwise", "4x3x8", "4x3x12", Window.PIXEL, -128);
  private final Depthwise blocks1Depthwise = depthwise("blocks_1_depthwise", "4x3x12", "4x3x12", Window.of(3, 3).padding(1, 1, -128), -128);
  private final Convolution blocks1Pointwise = convolution("blocks_1_pointwise", "4x3x12", "4x3x12", Window.PIXEL, -128);
  private final Mean pooled = new Mean(new Shape(4, 3, 12), Mean.Axes.HEIGHT_AND_WIDTH, -128, new Rescale(715827882, -1), new OutputStage(-128));
  private final Dense logits = dense("logits", 12, 4, -2);
  private final Softmax scores = new Softmax(4, new Rescale(1682751360, 21), -992);

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public WordsExecutor() {
    super(
        Constants.read(
            WordsExecutor.class.getResourceAsStream("WordsExecutor.weights"),
            "WordsExecutor.weights",
            2_100),
        ARENA_BYTES,
        10);
    input(MFCC, 28);
    output(SCORES, 0);
  }

  @Override
  protected void infer() {
    stage1Blocks0Depthwise();
    // stage2Blocks0Pointwise, whole: 240 bytes alive
    blocks0Pointwise.run(arena, 0, 144);
    complete("blocks_0_pointwise", 0, 144, 144);
    // stage3Blocks1Depthwise, whole: 288 bytes alive
    blocks1Depthwise.run(arena, 144, 0);
    complete("blocks_1_depthwise", 0, 0, 144);
    // stage4Blocks1Pointwise, whole: 288 bytes alive
    blocks1Pointwise.run(arena, 0, 144);
    complete("blocks_1_pointwise", 0, 144, 144);
    // stage5Pooled, whole: 156 bytes alive
    pooled.run(arena, 144, 0, new Elements(0, 12));
    complete("pooled", 0, 0, 12);
    // stage6Logits, whole: 16 bytes alive
    logits.run(arena, 0, 12, new Elements(0, 4));
    complete("logits", 0, 12, 4);
    // stage7Scores, whole: 4 bytes alive
    scores.run(arena, 12, 0, new Elements(0, 4));
    complete("scores", 0, 0, 4);
  }

  /**
   * Kind: rows; 278 bytes alive.
   *   stem: 2 lines of 40 bytes, front of 40 bytes
   */
  private void stage1Blocks0Depthwise() {
    Rows mfccRows = new Rows(28, 13, 10, 13);
    Rows stemLinesRows = new Rows(158, 7, 40, 2);
    Part part = new Part(0, 5, 0, 8);
    Part part_ = new Part(0, 3, 0, 8);
    for (int tick = 0; tick < 15; tick++) {
      int stemRow = Rows.rowAt(tick, 0, 2, 7);
      int blocks0DepthwiseRow = Rows.rowAt(tick, 2, 4, 4);
      if (stemRow >= 0) {
        mfccRows.select(2 * stemRow - 4, 10, 1, rows);
        stem.row(arena, rows, 238, 8, part);
        complete("stem", 40 * stemRow, 238, 40);
      }
      if (blocks0DepthwiseRow >= 0) {
        stemLinesRows.select(2 * blocks0DepthwiseRow - 1, 3, 1, new Rows.Front(238, stemRow), rows);
        blocks0Depthwise.row(arena, rows, 24 * blocks0DepthwiseRow, 8, part_);
        complete("blocks_0_depthwise", 24 * blocks0DepthwiseRow, 24 * blocks0DepthwiseRow, 24);
      }
      if (stemRow >= 0) {
        System.arraycopy(arena, 238, arena, stemLinesRows.at(stemRow), 40);
      }
    }
  }

  /** Sets the input 'mfcc'; every inference needs it anew. */
  public void writeMfcc(byte[] values) {
    write(MFCC, values);
  }

  /** Sets the input 'mfcc' to the nearest stored values. */
  public void writeMfcc(float[] reals) {
    writeMfcc(MFCC.quantize(reals));
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
