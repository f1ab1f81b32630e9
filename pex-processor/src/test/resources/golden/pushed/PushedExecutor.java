// Arena of 148 bytes:
//     offset       bytes     stages   tensor
//          0          48     1..1     picture.lines
//          0           6     1..2     pooled
//         48          48     1..1     stem.lines
//         96          24     1..1     pooled.sums
//        120          18     1..1     stem.front
//        138           6     1..1     features.front
//        144           4     1..3     picture.to_come
//          6           4     2..3     logits
//          0           4     3..3     scores
import dev.pex.runtime.Columns;
import dev.pex.runtime.Constants;
import dev.pex.runtime.Convolution;
import dev.pex.runtime.Dense;
import dev.pex.runtime.Depthwise;
import dev.pex.runtime.Elements;
import dev.pex.runtime.MeanFold;
import dev.pex.runtime.OutputStage;
import dev.pex.runtime.PlannedNetwork;
import dev.pex.runtime.PushResult;
import dev.pex.runtime.Rescale;
import dev.pex.runtime.Rows;
import dev.pex.runtime.Shape;
import dev.pex.runtime.Softmax;
import dev.pex.runtime.Sums;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.TensorObserver;
import dev.pex.runtime.Window;

/**
 * Runs Pushed in one arena of exactly the planned size, tensor by tensor as its C code does.
 *
 * <p>Arena: 148 bytes. Tables: 384 bytes. Stages: 3.
 */
public final class PushedExecutor extends PlannedNetwork {
  /** Bytes of memory that inputs, outputs and all between them share. */
  public static final int ARENA_BYTES = 148;

  /** The input 'picture', 12x8x3. */
  public static final TensorInfo PICTURE =
      new TensorInfo("picture", new Shape(12, 8, 3), 0.0078125f, 0);

  /** The output 'scores', 1x1x4. */
  public static final TensorInfo SCORES =
      new TensorInfo("scores", new Shape(1, 1, 4), 0.00390625f, -128);

  private final Convolution stem = convolution("stem", "12x8x3", "6x4x6", Window.of(3, 3).strides(2, 2).padding(0, 0, 0), -128);
  private final Depthwise features = depthwise("features", "6x4x6", "6x4x6", Window.of(3, 3).padding(1, 1, -128), 6);
  private final MeanFold pooled = new MeanFold(new Shape(6, 4, 6), 6, new Rescale(715827882, -2), new OutputStage(6));
  private final Dense logits = dense("logits", 6, 4, -7);
  private final Softmax scores = new Softmax(4, new Rescale(1431412864, 21), -992);

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public PushedExecutor() {
    super(
        Constants.read(
            PushedExecutor.class.getResourceAsStream("PushedExecutor.weights"),
            "PushedExecutor.weights",
            702),
        ARENA_BYTES + 24,
        3);
    fedInput(PICTURE, ARENA_BYTES);
    output(SCORES, 0);
  }

  @Override
  protected void inferRow(int row, int rowsToCome) {
    int firstTick = row;
    stage1Pooled(firstTick, rowsToCome > 0 ? firstTick + 1 : 15);
  }

  @Override
  protected void infer() {
    // stage2Logits, whole: 14 bytes alive
    logits.run(arena, 0, 6, new Elements(0, 4));
    complete("logits", 0, 6, 4);
    // stage3Scores, whole: 8 bytes alive
    scores.run(arena, 6, 0, new Elements(0, 4));
    complete("scores", 0, 0, 4);
  }

  /**
   * Kind: rows; 148 bytes alive.
   *   picture: 2 lines of 24 bytes
   *   stem: 2 lines of 24 bytes, front of 18 bytes
   *   features: front of 6 bytes
   */
  private void stage1Pooled(int firstTick, int endTick) {
    Rows pictureLinesRows = new Rows(0, 12, 24, 2);
    Rows stemLinesRows = new Rows(48, 6, 24, 2);
    Sums pooledSums = new Sums(96, 6);
    Columns stemChunks = new Columns(1, 0, 4, 2, 5);
    Columns featuresChunks = new Columns(1, 1, 4, 0, 5);
    Columns pooledChunks = new Columns(1, 1, 4, 0, 5);
    for (int tick = firstTick; tick < endTick; tick++) {
      int pictureRow = Rows.rowAt(tick, 0, 1, 12);
      int stemRow = Rows.rowAt(tick, 2, 2, 6);
      int featuresRow = Rows.rowAt(tick, 4, 2, 6);
      int pooledRow = Rows.rowAt(tick, 4, 2, 6);
      int pooledBegin = Rows.rowAt(tick, 4, 1, 1);
      if (pooledBegin >= 0) {
        pooledSums.clear(arena);
      }
      for (int chunk = 0; chunk < 5; chunk++) {
        Columns.Chunk stemColumns = stemChunks.at(chunk);
        Columns.Chunk featuresColumns = featuresChunks.at(chunk);
        Columns.Chunk pooledColumns = pooledChunks.at(chunk);
        if (stemRow >= 0) {
          if (stemColumns.isMade()) {
            pictureLinesRows.select(2 * stemRow, 3, 1, new Rows.Front(148, pictureRow), rows);
            stem.row(arena, rows, 120 + stemColumns.inFront(6), 6, stemColumns.part(0, 6));
            complete("stem", 24 * stemRow + stemColumns.inRow(6), 120 + stemColumns.inFront(6), stemColumns.bytes(6));
          }
        }
        if (featuresRow >= 0) {
          if (featuresColumns.isMade()) {
            stemLinesRows.select(featuresRow - 1, 3, 1, new Rows.Front(120 - stemColumns.notHeld(6), stemRow), rows);
            features.row(arena, rows, 138 + featuresColumns.inFront(6), 6, featuresColumns.part(0, 6));
            complete("features", 24 * featuresRow + featuresColumns.inRow(6), 138 + featuresColumns.inFront(6), featuresColumns.bytes(6));
          }
        }
        if (stemRow >= 0) {
          stemColumns.copy(arena, 120, stemLinesRows.at(stemRow), 6);
          stemColumns.move(arena, 120, 6);
        }
        if (pooledRow >= 0) {
          if (pooledColumns.isMade()) {
            pooled.add(arena, 138 + pooledColumns.inRow(6) - featuresColumns.notHeld(6), new Elements(24 * pooledRow + pooledColumns.inRow(6), 24 * pooledRow + pooledColumns.inRow(6) + pooledColumns.bytes(6)), pooledSums);
          }
        }
      }
      if (pictureRow >= 0) {
        System.arraycopy(arena, 148, arena, pictureLinesRows.at(pictureRow), 24);
      }
      int pooledEnd = Rows.rowAt(tick, 14, 1, 1);
      if (pooledEnd >= 0) {
        pooled.end(arena, pooledSums, 0);
        complete("pooled", 0, 0, 6);
      }
    }
  }

  /** Begins an inference, and gives up one that is not at its end. */
  public void begin() {
    beginRows();
  }

  /**
   * Pushes the next row of 'picture', the first row first.
   *
   * @param row 24 int8 values, channels innermost
   * @throws IllegalArgumentException if there is another number of values
   * @throws IllegalStateException before {@link #begin} and after the last row
   */
  public PushResult pushPictureRow(byte[] row) {
    return push(row, TensorObserver.NONE);
  }

  /** As {@link #pushPictureRow(byte[])}; the observer sees all that is made meanwhile. */
  public PushResult pushPictureRow(byte[] row, TensorObserver observer) {
    return push(row, observer);
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
