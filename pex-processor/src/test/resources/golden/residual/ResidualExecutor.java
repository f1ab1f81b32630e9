// Arena of 432 bytes:
//     offset       bytes     stages   tensor
//          0         192     1..1     picture
//          0          96     1..2     strongest
//        192          96     1..1     stem.lines
//        288          48     1..1     stem.front
//        336          48     1..1     inner.front
//        336          48     1..1     sum.front
//        384          48     1..1     sum.lines
//         96           6     2..3     mean
//          0           5     3..3     scores
import dev.pex.runtime.Add;
import dev.pex.runtime.AveragePool;
import dev.pex.runtime.Constants;
import dev.pex.runtime.Convolution;
import dev.pex.runtime.Dense;
import dev.pex.runtime.Elements;
import dev.pex.runtime.MaxPool;
import dev.pex.runtime.OutputStage;
import dev.pex.runtime.Part;
import dev.pex.runtime.Rescale;
import dev.pex.runtime.Rows;
import dev.pex.runtime.RunnableNetwork;
import dev.pex.runtime.Shape;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.TensorObserver;
import dev.pex.runtime.Window;
import java.util.Arrays;
import java.util.List;

/**
 * Runs Residual in one arena of exactly the planned size, tensor by tensor as its C code does.
 *
 * <p>Arena: 432 bytes. Tables: 669 bytes. Stages: 3.
 * An object runs one inference at a time; it can run many after each other.
 */
public final class ResidualExecutor implements RunnableNetwork {
  /**
   * Bytes of memory that inputs, outputs and all between them share.
   */
  public static final int ARENA_BYTES = 432;

  /**
   * The input 'picture', 8x8x3.
   */
  public static final TensorInfo PICTURE =
      new TensorInfo("picture", new Shape(8, 8, 3), 0.003921569f, -128);

  /**
   * The output 'mean', 1x1x6.
   */
  public static final TensorInfo MEAN =
      new TensorInfo("mean", new Shape(1, 1, 6), 0.030218223f, 0);

  /**
   * The output 'scores', 1x1x5.
   */
  public static final TensorInfo SCORES =
      new TensorInfo("scores", new Shape(1, 1, 5), 0.029430505f, -3);

  private final Constants constants =
      Constants.read(
          ResidualExecutor.class.getResourceAsStream("ResidualExecutor.weights"),
          "ResidualExecutor.weights",
          975);

  private final Convolution stem =
      new Convolution(
          new Shape(8, 8, 3),
          new Shape(8, 8, 6),
          Window.of(3, 3).padding(1, 1, -128),
          constants.filter("stem"),
          new OutputStage(-128, -128, 127));

  private final Convolution inner =
      new Convolution(
          new Shape(8, 8, 6),
          new Shape(8, 8, 6),
          Window.of(3, 3).padding(1, 1, -128),
          constants.filter("inner"),
          new OutputStage(0, -128, 127));

  private final Add sum =
      new Add(
          20,
          new Add.Addend(-128, new Rescale(1073741824, 0)),
          new Add.Addend(0, new Rescale(1730505276, -1)),
          new Rescale(1672137631, -19),
          new OutputStage(0, -128, 127));

  private final MaxPool strongest =
      new MaxPool(
          new Shape(8, 8, 6),
          Window.of(2, 2).strides(2, 2),
          new OutputStage(0, -128, 127));

  private final AveragePool mean =
      new AveragePool(
          new Shape(4, 4, 6),
          Window.of(4, 4).strides(4, 4),
          new OutputStage(0, -128, 127));

  private final Dense scores =
      new Dense(
          6,
          5,
          constants.filter("scores"),
          new OutputStage(-3, -128, 127));

  private final byte[] arena = new byte[ARENA_BYTES];

  /**
   * Where the input rows of a row kernel start in the arena.
   */
  private final int[] rows = new int[4];

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public ResidualExecutor() {
  }

  /**
   * Runs one inference on the inputs written before.
   */
  public void run() {
    run(TensorObserver.NONE);
  }

  @Override
  public List<TensorInfo> inputs() {
    return List.of(PICTURE);
  }

  @Override
  public List<TensorInfo> outputs() {
    return List.of(MEAN, SCORES);
  }

  @Override
  public List<byte[]> run(List<byte[]> inputs, TensorObserver observer) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException("the network has 1 inputs, not " + inputs.size());
    }
    writePicture(inputs.get(0));
    run(observer);
    return List.of(readMean(), readScores());
  }

  /**
   * Runs one inference on the inputs written before; the observer sees every tensor that it makes.
   */
  public void run(TensorObserver observer) {
    stage1Strongest(observer);
    stage2Mean(observer);
    stage3Scores(observer);
  }

  /**
   * Kind: rows; 432 bytes alive.
   */
  private void stage1Strongest(TensorObserver observer) {
    Rows pictureRows = new Rows(0, 8, 24, 8);
    Rows stemLinesRows = new Rows(192, 8, 48, 2);
    Rows sumLinesRows = new Rows(384, 8, 48, 1);
    Rows strongestRows = new Rows(0, 4, 24, 4);
    Part part = new Part(0, 8, 0, 6);
    Part part_ = new Part(0, 4, 0, 6);
    for (int tick = 0; tick < 9; tick++) {
      int stemRow = Rows.rowAt(tick, 0, 1, 8);
      int innerRow = Rows.rowAt(tick, 1, 1, 8);
      int sumRow = Rows.rowAt(tick, 1, 1, 8);
      int strongestRow = Rows.rowAt(tick, 2, 2, 4);
      if (stemRow >= 0) {
        pictureRows.select(stemRow - 1, 3, 1, rows);
        stem.row(arena, rows, 288, 6, part);
        complete(observer, "stem", 48 * stemRow, 288, 48);
      }
      if (innerRow >= 0) {
        stemLinesRows.select(innerRow - 1, 3, 1, new Rows.Front(288, stemRow), rows);
        inner.row(arena, rows, 336, 6, part);
        complete(observer, "inner", 48 * innerRow, 336, 48);
      }
      if (sumRow >= 0) {
        sum.run(arena, stemLinesRows.at(sumRow), 336, 336, new Elements(0, 48));
        complete(observer, "sum", 48 * sumRow, 336, 48);
      }
      if (stemRow >= 0) {
        System.arraycopy(arena, 288, arena, stemLinesRows.at(stemRow), 48);
      }
      if (strongestRow >= 0) {
        sumLinesRows.select(2 * strongestRow, 2, 1, new Rows.Front(336, sumRow), rows);
        strongest.row(arena, rows, strongestRows.at(strongestRow), 6, part_);
      }
      if (sumRow >= 0) {
        System.arraycopy(arena, 336, arena, 384, 48);
      }
    }
    complete(observer, "strongest", 0, 0, 96);
  }

  /**
   * Kind: whole; 102 bytes alive.
   */
  private void stage2Mean(TensorObserver observer) {
    Rows strongestRows = new Rows(0, 4, 24, 4);
    Part part = new Part(0, 1, 0, 6);
    for (int row = 0; row < 1; row++) {
      strongestRows.select(4 * row, 4, 1, rows);
      mean.row(arena, rows, 96, 6, part);
    }
    complete(observer, "mean", 0, 96, 6);
  }

  /**
   * Kind: whole; 11 bytes alive.
   */
  private void stage3Scores(TensorObserver observer) {
    scores.run(arena, 96, 0, new Elements(0, 5));
    complete(observer, "scores", 0, 0, 5);
  }

  /**
   * Sets the input 'picture'; every inference needs it anew.
   */
  public void writePicture(byte[] values) {
    PICTURE.checkCount(values.length);
    System.arraycopy(values, 0, arena, 0, values.length);
  }

  /**
   * Sets the input 'picture' to the nearest stored values.
   */
  public void writePicture(float[] reals) {
    writePicture(PICTURE.quantize(reals));
  }

  /**
   * The output 'mean' of the last inference.
   */
  public byte[] readMean() {
    return Arrays.copyOfRange(arena, 96, 102);
  }

  /**
   * The output 'mean' of the last inference as reals.
   */
  public float[] readMeanAsReals() {
    return MEAN.dequantize(readMean());
  }

  /**
   * The output 'scores' of the last inference.
   */
  public byte[] readScores() {
    return Arrays.copyOfRange(arena, 0, 5);
  }

  /**
   * The output 'scores' of the last inference as reals.
   */
  public float[] readScoresAsReals() {
    return SCORES.dequantize(readScores());
  }

  private void complete(TensorObserver observer, String tensor, int firstElement, int offset,
      int bytes) {
    if (observer != TensorObserver.NONE) {
      byte[] values = Arrays.copyOfRange(arena, offset, offset + bytes);
      observer.complete(tensor, firstElement, values);
    }
  }
}
