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
import dev.pex.runtime.Filter;
import dev.pex.runtime.OutputStage;
import dev.pex.runtime.Part;
import dev.pex.runtime.Requantize;
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
 * Runs Padded in one arena of exactly the planned size, tensor by tensor as its C code does.
 *
 * <p>Arena: 240 bytes. Tables: 252 bytes. Stages: 4.
 * An object runs one inference at a time; it can run many after each other.
 */
final class PaddedExecutor implements RunnableNetwork {
  /** Bytes of memory that inputs, outputs and all between them share. */
  public static final int ARENA_BYTES = 240;

  /** The input 'field', 7x5x2. */
  public static final TensorInfo FIELD =
      new TensorInfo("field", new Shape(7, 5, 2), 0.0078125f, 0);

  /** The output 'scores', 1x3x64. */
  public static final TensorInfo SCORES =
      new TensorInfo("scores", new Shape(1, 3, 64), 0.00390625f, -128);

  private final Constants constants =
      Constants.read(
          PaddedExecutor.class.getResourceAsStream("PaddedExecutor.weights"),
          "PaddedExecutor.weights",
          460);

  private final Convolution folded =
      new Convolution(
          new Shape(7, 5, 2),
          new Shape(6, 4, 4),
          Window.of(3, 3).padding(0, 0, 0),
          new Filter(constants, "folded"),
          new OutputStage(-8));

  private final Requantize positive =
      new Requantize(
          -8,
          new Rescale(1431655808, 1),
          new OutputStage(-128));

  private final Depthwise wide =
      new Depthwise(
          new Shape(6, 4, 4),
          2,
          Window.of(3, 3).dilation(2, 2).padding(2, 2, -128),
          new Filter(constants, "wide"),
          new OutputStage(-128));

  private final Softmax scores =
      new Softmax(
          64,
          new Rescale(1116028416, 21),
          -992);

  private final byte[] arena = new byte[ARENA_BYTES];

  /** Where the input rows of a row kernel start in the arena. */
  private final int[] rows = new int[3];

  private TensorObserver observer = TensorObserver.NONE;

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public PaddedExecutor() {
  }

  /**
   * Runs one inference.
   *
   * @param input the 70 int8 values of 'field'
   * @return the int8 values of 'scores'
   */
  public byte[] run(byte[] input) {
    return run(input, TensorObserver.NONE);
  }

  /** Runs one inference and shows every tensor that it makes. */
  public byte[] run(byte[] input, TensorObserver observer) {
    writeField(input);
    run(observer);
    return readScores();
  }

  /** Runs one inference on reals: quantises them, and gives reals. */
  public float[] run(float[] input) {
    run(FIELD.quantize(input));
    return readScoresAsReals();
  }

  /** Runs one inference on the inputs written before. */
  public void run() {
    run(TensorObserver.NONE);
  }

  @Override
  public List<TensorInfo> inputs() {
    return List.<TensorInfo>of(FIELD);
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
    writeField(inputs.get(0));
    run(observer);
    return List.<byte[]>of(readScores());
  }

  /** Runs one inference on the inputs written before; the observer sees every tensor that it makes. */
  public void run(TensorObserver observer) {
    this.observer = observer;
    stage1Folded();
    stage2Positive();
    stage3Wide();
    stage4Scores();
  }

  /** Kind: whole; 166 bytes alive. */
  private void stage1Folded() {
    Rows fieldRows = new Rows(96, 7, 10, 7);
    Part part = new Part(0, 4, 0, 4);
    for (int row = 0; row < 6; row++) {
      fieldRows.select(row, 3, 1, rows);
      folded.row(arena, rows, 16 * row, 4, part);
    }
    complete("folded", 0, 0, 96);
  }

  /** Kind: whole; 96 bytes alive. */
  private void stage2Positive() {
    positive.run(arena, 0, 144, new Elements(0, 96));
    complete("positive", 0, 144, 96);
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

  /** Kind: whole; 192 bytes alive. */
  private void stage4Scores() {
    scores.run(arena, 0, 0, new Elements(0, 192));
    complete("scores", 0, 0, 192);
  }

  /** Sets the input 'field'; every inference needs it anew. */
  public void writeField(byte[] values) {
    FIELD.checkCount(values.length);
    System.arraycopy(values, 0, arena, 96, values.length);
  }

  /** Sets the input 'field' to the nearest stored values. */
  public void writeField(float[] reals) {
    writeField(FIELD.quantize(reals));
  }

  /** The output 'scores' of the last inference. */
  public byte[] readScores() {
    return Arrays.copyOfRange(arena, 0, 192);
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
