// Arena of 390 bytes:
//     offset       bytes     stages   tensor
//          0         192     1..1     picture
//          0          96     1..2     strongest
//        192          96     1..1     stem.lines
//        288          48     1..1     sum.lines
//        336          24     1..1     stem.front
//        360          18     1..1     sum.front
//        378          12     1..1     inner.front
//         96           6     2..3     mean
//          0           5     3..3     scores
import dev.pex.runtime.Add;
import dev.pex.runtime.AveragePool;
import dev.pex.runtime.Columns;
import dev.pex.runtime.Constants;
import dev.pex.runtime.Convolution;
import dev.pex.runtime.Dense;
import dev.pex.runtime.Elements;
import dev.pex.runtime.Filter;
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
 * <p>Arena: 390 bytes. Tables: 669 bytes. Stages: 3.
 * An object runs one inference at a time; it can run many after each other.
 */
public final class ResidualExecutor implements RunnableNetwork {
  /** Bytes of memory that inputs, outputs and all between them share. */
  public static final int ARENA_BYTES = 390;

  /** The input 'picture', 8x8x3. */
  public static final TensorInfo PICTURE =
      new TensorInfo("picture", new Shape(8, 8, 3), 0.003921569f, -128);

  /** The output 'mean', 1x1x6. */
  public static final TensorInfo MEAN =
      new TensorInfo("mean", new Shape(1, 1, 6), 0.030218223f, 0);

  /** The output 'scores', 1x1x5. */
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
          new Filter(constants, "stem"),
          new OutputStage(-128));

  private final Convolution inner =
      new Convolution(
          new Shape(8, 8, 6),
          new Shape(8, 8, 6),
          Window.of(3, 3).padding(1, 1, -128),
          new Filter(constants, "inner"),
          new OutputStage(0));

  private final Add sum =
      new Add(
          20,
          new Add.Addend(-128, new Rescale(1073741824, 0)),
          new Add.Addend(0, new Rescale(1730505276, -1)),
          new Rescale(1672137631, -19),
          new OutputStage(0));

  private final MaxPool strongest =
      new MaxPool(
          new Shape(8, 8, 6),
          Window.of(2, 2).strides(2, 2),
          new OutputStage(0));

  private final AveragePool mean =
      new AveragePool(
          new Shape(4, 4, 6),
          Window.of(4, 4).strides(4, 4),
          new OutputStage(0));

  private final Dense scores =
      new Dense(
          6,
          5,
          new Filter(constants, "scores"),
          new OutputStage(-3));

  private final byte[] arena = new byte[ARENA_BYTES];

  /** Where the input rows of a row kernel start in the arena. */
  private final int[] rows = new int[4];

  private TensorObserver observer = TensorObserver.NONE;

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public ResidualExecutor() {
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
    return List.<TensorInfo>of(MEAN, SCORES);
  }

  @Override
  public List<byte[]> run(List<byte[]> inputs, TensorObserver observer) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException("the network has 1 inputs, not " + inputs.size());
    }
    writePicture(inputs.get(0));
    run(observer);
    return List.<byte[]>of(readMean(), readScores());
  }

  /** Runs one inference on the inputs written before; the observer sees every tensor that it makes. */
  public void run(TensorObserver observer) {
    this.observer = observer;
    stage1Strongest();
    stage2Mean();
    stage3Scores();
  }

  /**
   * Kind: rows; 390 bytes alive.
   *   stem: 2 lines of 48 bytes, front of 24 bytes
   *   inner: front of 12 bytes
   *   sum: 1 line of 48 bytes, front of 18 bytes
   */
  private void stage1Strongest() {
    Rows pictureRows = new Rows(0, 8, 24, 8);
    Rows stemLinesRows = new Rows(192, 8, 48, 2);
    Rows sumLinesRows = new Rows(288, 8, 48, 1);
    Columns stemChunks = new Columns(2, 0, 8, 2, 5);
    Columns innerChunks = new Columns(2, 1, 8, 0, 5);
    Columns sumChunks = new Columns(2, 1, 8, 1, 5);
    Columns strongestChunks = new Columns(1, 1, 4, 0, 5);
    for (int tick = 0; tick < 9; tick++) {
      int stemRow = Rows.rowAt(tick, 0, 1, 8);
      int innerRow = Rows.rowAt(tick, 1, 1, 8);
      int sumRow = Rows.rowAt(tick, 1, 1, 8);
      int strongestRow = Rows.rowAt(tick, 2, 2, 4);
      for (int chunk = 0; chunk < 5; chunk++) {
        Columns.Chunk stemColumns = stemChunks.at(chunk);
        Columns.Chunk innerColumns = innerChunks.at(chunk);
        Columns.Chunk sumColumns = sumChunks.at(chunk);
        Columns.Chunk strongestColumns = strongestChunks.at(chunk);
        if (stemRow >= 0) {
          if (stemColumns.isMade()) {
            pictureRows.select(stemRow - 1, 3, 1, rows);
            stem.row(arena, rows, 336 + 6 * (stemColumns.first() - stemColumns.held()), 6, new Part(stemColumns.first(), stemColumns.end(), 0, 6));
            complete("stem", 48 * stemRow + 6 * stemColumns.first(), 336 + 6 * (stemColumns.first() - stemColumns.held()), 6 * (stemColumns.end() - stemColumns.first()));
          }
        }
        if (innerRow >= 0) {
          if (innerColumns.isMade()) {
            stemLinesRows.select(innerRow - 1, 3, 1, new Rows.Front(336 - 6 * stemColumns.held(), stemRow), rows);
            inner.row(arena, rows, 378 + 6 * (innerColumns.first() - innerColumns.held()), 6, new Part(innerColumns.first(), innerColumns.end(), 0, 6));
            complete("inner", 48 * innerRow + 6 * innerColumns.first(), 378 + 6 * (innerColumns.first() - innerColumns.held()), 6 * (innerColumns.end() - innerColumns.first()));
          }
        }
        if (stemRow >= 0) {
          stemColumns.copy(arena, 336, stemLinesRows.at(stemRow), 6);
          stemColumns.move(arena, 336, 6);
        }
        if (sumRow >= 0) {
          if (sumColumns.isMade()) {
            sum.run(arena, stemLinesRows.at(sumRow) + 6 * sumColumns.first(), 378 + 6 * (sumColumns.first() - innerColumns.held()), 360 + 6 * (sumColumns.first() - sumColumns.held()), new Elements(0, 6 * (sumColumns.end() - sumColumns.first())));
            complete("sum", 48 * sumRow + 6 * sumColumns.first(), 360 + 6 * (sumColumns.first() - sumColumns.held()), 6 * (sumColumns.end() - sumColumns.first()));
          }
        }
        if (strongestRow >= 0) {
          if (strongestColumns.isMade()) {
            sumLinesRows.select(2 * strongestRow, 2, 1, new Rows.Front(360 - 6 * sumColumns.held(), sumRow), rows);
            strongest.row(arena, rows, 24 * strongestRow + 6 * strongestColumns.first(), 6, new Part(strongestColumns.first(), strongestColumns.end(), 0, 6));
            complete("strongest", 24 * strongestRow + 6 * strongestColumns.first(), 24 * strongestRow + 6 * strongestColumns.first(), 6 * (strongestColumns.end() - strongestColumns.first()));
          }
        }
        if (sumRow >= 0) {
          sumColumns.copy(arena, 360, 288, 6);
          sumColumns.move(arena, 360, 6);
        }
      }
    }
  }

  /** Kind: whole; 102 bytes alive. */
  private void stage2Mean() {
    Rows strongestRows = new Rows(0, 4, 24, 4);
    Part part = new Part(0, 1, 0, 6);
    for (int row = 0; row < 1; row++) {
      strongestRows.select(4 * row, 4, 1, rows);
      mean.row(arena, rows, 96, 6, part);
    }
    complete("mean", 0, 96, 6);
  }

  /** Kind: whole; 11 bytes alive. */
  private void stage3Scores() {
    scores.run(arena, 96, 0, new Elements(0, 5));
    complete("scores", 0, 0, 5);
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

  /** The output 'mean' of the last inference. */
  public byte[] readMean() {
    return Arrays.copyOfRange(arena, 96, 102);
  }

  /** The output 'mean' of the last inference as reals. */
  public float[] readMeanAsReals() {
    return MEAN.dequantize(readMean());
  }

  /** The output 'scores' of the last inference. */
  public byte[] readScores() {
    return Arrays.copyOfRange(arena, 0, 5);
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
