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
import dev.pex.runtime.Filter;
import dev.pex.runtime.Mean;
import dev.pex.runtime.OutputStage;
import dev.pex.runtime.Part;
import dev.pex.runtime.Rescale;
import dev.pex.runtime.Rows;
import dev.pex.runtime.RunnableNetwork;
import dev.pex.runtime.Shape;
import dev.pex.runtime.Softmax;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.TensorObserver;
import dev.pex.runtime.Window;
import java.util.Arrays;
import java.util.List;

/**
 * Runs Words in one arena of exactly the planned size, tensor by tensor as its C code does.
 *
 * <p>Arena: 288 bytes. Tables: 1,292 bytes. Stages: 7.
 * An object runs one inference at a time; it can run many after each other.
 */
final class WordsExecutor implements RunnableNetwork {
  /** Bytes of memory that inputs, outputs and all between them share. */
  public static final int ARENA_BYTES = 288;

  /** The input 'mfcc', 13x10x1. */
  public static final TensorInfo MFCC =
      new TensorInfo("mfcc", new Shape(13, 10, 1), 0.0078125f, 0);

  /** The output 'scores', 1x1x4. */
  public static final TensorInfo SCORES =
      new TensorInfo("scores", new Shape(1, 1, 4), 0.00390625f, -128);

  private final Constants constants =
      Constants.read(
          WordsExecutor.class.getResourceAsStream("WordsExecutor.weights"),
          "WordsExecutor.weights",
          2_100);

  private final Convolution stem =
      new Convolution(
          new Shape(13, 10, 1),
          new Shape(7, 5, 8),
          Window.of(10, 4).strides(2, 2).padding(4, 1, 0),
          new Filter(constants, "stem"),
          new OutputStage(-128));

  private final Depthwise blocks0Depthwise =
      new Depthwise(
          new Shape(7, 5, 8),
          1,
          Window.of(3, 3).strides(2, 2).padding(1, 1, -128),
          new Filter(constants, "blocks_0_depthwise"),
          new OutputStage(-128));

  private final Convolution blocks0Pointwise =
      new Convolution(
          new Shape(4, 3, 8),
          new Shape(4, 3, 12),
          Window.PIXEL,
          new Filter(constants, "blocks_0_pointwise"),
          new OutputStage(-128));

  private final Depthwise blocks1Depthwise =
      new Depthwise(
          new Shape(4, 3, 12),
          1,
          Window.of(3, 3).padding(1, 1, -128),
          new Filter(constants, "blocks_1_depthwise"),
          new OutputStage(-128));

  private final Convolution blocks1Pointwise =
      new Convolution(
          new Shape(4, 3, 12),
          new Shape(4, 3, 12),
          Window.PIXEL,
          new Filter(constants, "blocks_1_pointwise"),
          new OutputStage(-128));

  private final Mean pooled =
      new Mean(
          new Shape(4, 3, 12),
          Mean.Axes.HEIGHT_AND_WIDTH,
          -128,
          new Rescale(715827882, -1),
          new OutputStage(-128));

  private final Dense logits =
      new Dense(
          12,
          4,
          new Filter(constants, "logits"),
          new OutputStage(-2));

  private final Softmax scores =
      new Softmax(
          4,
          new Rescale(1682751360, 21),
          -992);

  private final byte[] arena = new byte[ARENA_BYTES];

  /** Where the input rows of a row kernel start in the arena. */
  private final int[] rows = new int[10];

  private TensorObserver observer = TensorObserver.NONE;

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public WordsExecutor() {
  }

  /**
   * Runs one inference.
   *
   * @param input the 130 int8 values of 'mfcc'
   * @return the int8 values of 'scores'
   */
  public byte[] run(byte[] input) {
    return run(input, TensorObserver.NONE);
  }

  /** Runs one inference and shows every tensor that it makes. */
  public byte[] run(byte[] input, TensorObserver observer) {
    writeMfcc(input);
    run(observer);
    return readScores();
  }

  /** Runs one inference on reals: quantises them, and gives reals. */
  public float[] run(float[] input) {
    run(MFCC.quantize(input));
    return readScoresAsReals();
  }

  /** Runs one inference on the inputs written before. */
  public void run() {
    run(TensorObserver.NONE);
  }

  @Override
  public List<TensorInfo> inputs() {
    return List.<TensorInfo>of(MFCC);
  }

  @Override
  public List<TensorInfo> outputs() {
    return List.<TensorInfo>of(SCORES);
  }

  @Override
  public List<byte[]> run(List<byte[]> inputs, TensorObserver observer) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException("the network has 1 inputs, not " + inputs.size());
    }
    writeMfcc(inputs.get(0));
    run(observer);
    return List.<byte[]>of(readScores());
  }

  /** Runs one inference on the inputs written before; the observer sees every tensor that it makes. */
  public void run(TensorObserver observer) {
    this.observer = observer;
    stage1Blocks0Depthwise();
    stage2Blocks0Pointwise();
    stage3Blocks1Depthwise();
    stage4Blocks1Pointwise();
    stage5Pooled();
    stage6Logits();
    stage7Scores();
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

  /** Kind: whole; 240 bytes alive. */
  private void stage2Blocks0Pointwise() {
    Part part = new Part(0, 3, 0, 12);
    for (int row = 0; row < 4; row++) {
      rows[0] = 24 * row;
      blocks0Pointwise.row(arena, rows, 36 * row + 144, 12, part);
    }
    complete("blocks_0_pointwise", 0, 144, 144);
  }

  /** Kind: whole; 288 bytes alive. */
  private void stage3Blocks1Depthwise() {
    Rows blocks0PointwiseRows = new Rows(144, 4, 36, 4);
    Part part = new Part(0, 3, 0, 12);
    for (int row = 0; row < 4; row++) {
      blocks0PointwiseRows.select(row - 1, 3, 1, rows);
      blocks1Depthwise.row(arena, rows, 36 * row, 12, part);
    }
    complete("blocks_1_depthwise", 0, 0, 144);
  }

  /** Kind: whole; 288 bytes alive. */
  private void stage4Blocks1Pointwise() {
    Part part = new Part(0, 3, 0, 12);
    for (int row = 0; row < 4; row++) {
      rows[0] = 36 * row;
      blocks1Pointwise.row(arena, rows, 36 * row + 144, 12, part);
    }
    complete("blocks_1_pointwise", 0, 144, 144);
  }

  /** Kind: whole; 156 bytes alive. */
  private void stage5Pooled() {
    pooled.run(arena, 144, 0, new Elements(0, 12));
    complete("pooled", 0, 0, 12);
  }

  /** Kind: whole; 16 bytes alive. */
  private void stage6Logits() {
    logits.run(arena, 0, 12, new Elements(0, 4));
    complete("logits", 0, 12, 4);
  }

  /** Kind: whole; 4 bytes alive. */
  private void stage7Scores() {
    scores.run(arena, 12, 0, new Elements(0, 4));
    complete("scores", 0, 0, 4);
  }

  /** Sets the input 'mfcc'; every inference needs it anew. */
  public void writeMfcc(byte[] values) {
    MFCC.checkCount(values.length);
    System.arraycopy(values, 0, arena, 28, values.length);
  }

  /** Sets the input 'mfcc' to the nearest stored values. */
  public void writeMfcc(float[] reals) {
    writeMfcc(MFCC.quantize(reals));
  }

  /** The output 'scores' of the last inference. */
  public byte[] readScores() {
    return Arrays.copyOfRange(arena, 0, 4);
  }

  /** The output 'scores' of the last inference as reals. */
  public float[] readScoresAsReals() {
    return SCORES.dequantize(readScores());
  }

  private void complete(String tensor, int firstElement, int offset, int bytes) {
    if (observer != TensorObserver.NONE) {
      byte[] values = Arrays.copyOfRange(arena, offset, offset + bytes);
      observer.complete(tensor, firstElement, values);
    }
  }
}
