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
import dev.pex.runtime.MaxPool;
import dev.pex.runtime.OutputStage;
import dev.pex.runtime.PlannedNetwork;
import dev.pex.runtime.Rescale;
import dev.pex.runtime.Rows;
import dev.pex.runtime.Shape;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.Window;

/**
 * Runs Residual in one arena of exactly the planned size, tensor by tensor as its C code does.
 *
 * <p>Arena: 390 bytes. Tables: 669 bytes. Stages: 3.
 */
public final class ResidualExecutor extends PlannedNetwork {
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

  private final Convolution stem = convolution("stem", "8x8x3", "8x8x6", Window.of(3, 3).padding(1, 1, -128), -128);
  private final Convolution inner = convolution("inner", "8x8x6", "8x8x6", Window.of(3, 3).padding(1, 1, -128), 0);
  private final Add sum = add(20, addend(-128, 1073741824, 0), addend(0, 1730505276, -1), new Rescale(1672137631, -19), 0);
  private final MaxPool strongest = new MaxPool(sliding("8x8x6", "4x4x6", Window.of(2, 2).strides(2, 2)), new OutputStage(0));
  private final AveragePool mean = new AveragePool(sliding("4x4x6", "1x1x6", Window.of(4, 4).strides(4, 4)), new OutputStage(0));
  private final Dense scores = dense("scores", 6, 5, -3);

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public ResidualExecutor() {
    super(
        Constants.read(
            ResidualExecutor.class.getResourceAsStream("ResidualExecutor.weights"),
            "ResidualExecutor.weights",
            975),
        ARENA_BYTES,
        4);
    input(PICTURE, 0);
    output(MEAN, 96);
    output(SCORES, 0);
  }

  @Override
  protected void infer() {
    stage1Strongest();
    // stage2Mean, whole: 102 bytes alive
    mean.run(arena, 0, 96);
    complete("mean", 0, 96, 6);
    // stage3Scores, whole: 11 bytes alive
    scores.run(arena, 96, 0, new Elements(0, 5));
    complete("scores", 0, 0, 5);
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
            stem.row(arena, rows, 336 + stemColumns.inFront(6), 6, stemColumns.part(0, 6));
            complete("stem", 48 * stemRow + stemColumns.inRow(6), 336 + stemColumns.inFront(6), stemColumns.bytes(6));
          }
        }
        if (innerRow >= 0) {
          if (innerColumns.isMade()) {
            stemLinesRows.select(innerRow - 1, 3, 1, new Rows.Front(336 - stemColumns.notHeld(6), stemRow), rows);
            inner.row(arena, rows, 378 + innerColumns.inFront(6), 6, innerColumns.part(0, 6));
            complete("inner", 48 * innerRow + innerColumns.inRow(6), 378 + innerColumns.inFront(6), innerColumns.bytes(6));
          }
        }
        if (stemRow >= 0) {
          stemColumns.copy(arena, 336, stemLinesRows.at(stemRow), 6);
          stemColumns.move(arena, 336, 6);
        }
        if (sumRow >= 0) {
          if (sumColumns.isMade()) {
            sum.run(arena, stemLinesRows.at(sumRow) + sumColumns.inRow(6), 378 + sumColumns.inRow(6) - innerColumns.notHeld(6), 360 + sumColumns.inFront(6), new Elements(0, sumColumns.bytes(6)));
            complete("sum", 48 * sumRow + sumColumns.inRow(6), 360 + sumColumns.inFront(6), sumColumns.bytes(6));
          }
        }
        if (strongestRow >= 0) {
          if (strongestColumns.isMade()) {
            sumLinesRows.select(2 * strongestRow, 2, 1, new Rows.Front(360 - sumColumns.notHeld(6), sumRow), rows);
            strongest.row(arena, rows, 24 * strongestRow + strongestColumns.inRow(6), 6, strongestColumns.part(0, 6));
            complete("strongest", 24 * strongestRow + strongestColumns.inRow(6), 24 * strongestRow + strongestColumns.inRow(6), strongestColumns.bytes(6));
          }
        }
        if (sumRow >= 0) {
          sumColumns.copy(arena, 360, 288, 6);
          sumColumns.move(arena, 360, 6);
        }
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

  /** The output 'mean' of the last inference. */
  public byte[] readMean() {
    return read(MEAN);
  }

  /** The output 'mean' of the last inference as reals. */
  public float[] readMeanAsReals() {
    return MEAN.dequantize(readMean());
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
