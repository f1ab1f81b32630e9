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
import dev.pex.runtime.Filter;
import dev.pex.runtime.MeanFold;
import dev.pex.runtime.OutputStage;
import dev.pex.runtime.Part;
import dev.pex.runtime.PushResult;
import dev.pex.runtime.Rescale;
import dev.pex.runtime.Rows;
import dev.pex.runtime.RunnableNetwork;
import dev.pex.runtime.Shape;
import dev.pex.runtime.Softmax;
import dev.pex.runtime.Sums;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.TensorObserver;
import dev.pex.runtime.Window;
import java.util.Arrays;
import java.util.List;

/**
 * Runs Pushed in one arena of exactly the planned size, tensor by tensor as its C code does.
 *
 * <p>Arena: 148 bytes. Tables: 384 bytes. Stages: 3.
 * An object runs one inference at a time; it can run many after each other.
 */
public final class PushedExecutor implements RunnableNetwork {
  /** Bytes of memory that inputs, outputs and all between them share. */
  public static final int ARENA_BYTES = 148;

  /** The input 'picture', 12x8x3. */
  public static final TensorInfo PICTURE =
      new TensorInfo("picture", new Shape(12, 8, 3), 0.0078125f, 0);

  /** The output 'scores', 1x1x4. */
  public static final TensorInfo SCORES =
      new TensorInfo("scores", new Shape(1, 1, 4), 0.00390625f, -128);

  private final Constants constants =
      Constants.read(
          PushedExecutor.class.getResourceAsStream("PushedExecutor.weights"),
          "PushedExecutor.weights",
          702);

  private final Convolution stem =
      new Convolution(
          new Shape(12, 8, 3),
          new Shape(6, 4, 6),
          Window.of(3, 3).strides(2, 2).padding(0, 0, 0),
          new Filter(constants, "stem"),
          new OutputStage(-128));

  private final Depthwise features =
      new Depthwise(
          new Shape(6, 4, 6),
          1,
          Window.of(3, 3).padding(1, 1, -128),
          new Filter(constants, "features"),
          new OutputStage(6));

  private final MeanFold pooled =
      new MeanFold(
          new Shape(6, 4, 6),
          6,
          new Rescale(715827882, -2),
          new OutputStage(6));

  private final Dense logits =
      new Dense(
          6,
          4,
          new Filter(constants, "logits"),
          new OutputStage(-7));

  private final Softmax scores =
      new Softmax(
          4,
          new Rescale(1431412864, 21),
          -992);

  /** The arena, and behind it the row of 'picture' that the caller pushes. */
  private final byte[] arena = new byte[ARENA_BYTES + 24];

  /** Where the input rows of a row kernel start in the arena. */
  private final int[] rows = new int[3];

  /** Rows of 'picture' that are still to be pushed. */
  private int rowsToCome;

  private TensorObserver observer = TensorObserver.NONE;

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public PushedExecutor() {
  }

  /**
   * Runs one inference.
   *
   * @param input the 288 int8 values of 'picture'
   * @return the int8 values of 'scores'
   */
  public byte[] run(byte[] input) {
    return run(input, TensorObserver.NONE);
  }

  /** Runs one inference and shows every tensor that it makes. */
  public byte[] run(byte[] input, TensorObserver observer) {
    pushPicture(input, observer);
    return readScores();
  }

  /** Runs one inference on reals: quantises them, and gives reals. */
  public float[] run(float[] input) {
    run(PICTURE.quantize(input));
    return readScoresAsReals();
  }

  @Override
  public List<TensorInfo> inputs() {
    return List.<TensorInfo>of(PICTURE);
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
    pushPicture(inputs.get(0), observer);
    return List.<byte[]>of(readScores());
  }

  /** Begins an inference, and gives up one that is not at its end. */
  public void begin() {
    rowsToCome = 12;
  }

  /**
   * Pushes the next row of 'picture', the first row first.
   *
   * @param row 24 int8 values, channels innermost
   * @throws IllegalArgumentException if there is another number of values
   * @throws IllegalStateException before {@link #begin} and after the last row
   */
  public PushResult pushPictureRow(byte[] row) {
    return pushPictureRow(row, TensorObserver.NONE);
  }

  /** As {@link #pushPictureRow(byte[])}; the observer sees all that is made meanwhile. */
  public PushResult pushPictureRow(byte[] row, TensorObserver observer) {
    if (row.length != 24) {
      throw new IllegalArgumentException("a row of 'picture' has 24 values, not " + row.length);
    }
    if (rowsToCome == 0) {
      throw new IllegalStateException("no row of 'picture' is awaited: begin an inference");
    }
    int number = 12 - rowsToCome;
    rowsToCome--;
    this.observer = observer;
    System.arraycopy(row, 0, arena, ARENA_BYTES, row.length);
    int firstTick = number;
    int endTick = rowsToCome > 0 ? firstTick + 1 : 15;
    stage1Pooled(firstTick, endTick);
    if (rowsToCome > 0) {
      return PushResult.MORE;
    }
    stage2Logits();
    stage3Scores();
    return PushResult.DONE;
  }

  /** Runs one inference: pushes all rows of 'picture'. */
  private void pushPicture(byte[] values, TensorObserver observer) {
    PICTURE.checkCount(values.length);
    begin();
    for (int at = 0; at < values.length; at += 24) {
      pushPictureRow(Arrays.copyOfRange(values, at, at + 24), observer);
    }
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
            stem.row(arena, rows, 120 + 6 * (stemColumns.first() - stemColumns.held()), 6, new Part(stemColumns.first(), stemColumns.end(), 0, 6));
            complete("stem", 24 * stemRow + 6 * stemColumns.first(), 120 + 6 * (stemColumns.first() - stemColumns.held()), 6 * (stemColumns.end() - stemColumns.first()));
          }
        }
        if (featuresRow >= 0) {
          if (featuresColumns.isMade()) {
            stemLinesRows.select(featuresRow - 1, 3, 1, new Rows.Front(120 - 6 * stemColumns.held(), stemRow), rows);
            features.row(arena, rows, 138 + 6 * (featuresColumns.first() - featuresColumns.held()), 6, new Part(featuresColumns.first(), featuresColumns.end(), 0, 6));
            complete("features", 24 * featuresRow + 6 * featuresColumns.first(), 138 + 6 * (featuresColumns.first() - featuresColumns.held()), 6 * (featuresColumns.end() - featuresColumns.first()));
          }
        }
        if (stemRow >= 0) {
          stemColumns.copy(arena, 120, stemLinesRows.at(stemRow), 6);
          stemColumns.move(arena, 120, 6);
        }
        if (pooledRow >= 0) {
          if (pooledColumns.isMade()) {
            pooled.add(arena, 138 + 6 * (pooledColumns.first() - featuresColumns.held()), new Elements(24 * pooledRow + 6 * pooledColumns.first(), 24 * pooledRow + 6 * pooledColumns.end()), pooledSums);
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

  /** Kind: whole; 14 bytes alive. */
  private void stage2Logits() {
    logits.run(arena, 0, 6, new Elements(0, 4));
    complete("logits", 0, 6, 4);
  }

  /** Kind: whole; 8 bytes alive. */
  private void stage3Scores() {
    scores.run(arena, 6, 0, new Elements(0, 4));
    complete("scores", 0, 0, 4);
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
