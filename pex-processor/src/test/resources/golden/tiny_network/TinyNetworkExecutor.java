// Arena of 48 bytes:
//     offset       bytes     stages   tensor
//          0          32     1..1     mfcc
//         32          16     1..2     stem
//          0           3     2..3     logits
//          0           3     3..3     scores
package demo;

import dev.pex.runtime.Constants;
import dev.pex.runtime.Convolution;
import dev.pex.runtime.Dense;
import dev.pex.runtime.Elements;
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
 * Runs TinyNetwork in one arena of exactly the planned size, tensor by tensor as its C code does.
 *
 * <p>Arena: 48 bytes. Tables: 111 bytes. Stages: 3.
 * An object runs one inference at a time; it can run many after each other.
 */
final class TinyNetworkExecutor implements RunnableNetwork {
  /**
   * Bytes of memory that inputs, outputs and all between them share.
   */
  public static final int ARENA_BYTES = 48;

  /**
   * The input 'mfcc', 8x4x1.
   */
  public static final TensorInfo MFCC =
      new TensorInfo("mfcc", new Shape(8, 4, 1), 0.5f, 83);

  /**
   * The output 'scores', 1x1x3.
   */
  public static final TensorInfo SCORES =
      new TensorInfo("scores", new Shape(1, 1, 3), 0.00390625f, -128);

  private final Constants constants =
      Constants.read(
          TinyNetworkExecutor.class.getResourceAsStream("TinyNetworkExecutor.weights"),
          "TinyNetworkExecutor.weights",
          319);

  private final Convolution stem =
      new Convolution(
          new Shape(8, 4, 1),
          new Shape(4, 2, 2),
          Window.of(3, 3).strides(2, 2).padding(0, 0, 83),
          constants.filter(
              "stem_weights", "stem_bias",
              "stem_multiplier", "stem_shift"),
          new OutputStage(-128, -128, 127));

  private final Dense logits =
      new Dense(
          16,
          3,
          constants.filter(
              "logits_weights", "logits_bias",
              "logits_multiplier", "logits_shift"),
          new OutputStage(10, -128, 127));

  private final Softmax scores =
      new Softmax(
          3,
          new Rescale(1073741824, 25),
          -62);

  private final byte[] arena = new byte[ARENA_BYTES];

  /**
   * Where the input rows of a row kernel start in the arena.
   */
  private final int[] rows = new int[3];

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public TinyNetworkExecutor() {
  }

  /**
   * Runs one inference.
   *
   * @param input the 32 int8 values of 'mfcc'
   * @return the int8 values of 'scores'
   */
  public byte[] run(byte[] input) {
    return run(input, TensorObserver.NONE);
  }

  /**
   * Runs one inference and shows every tensor that it makes.
   */
  public byte[] run(byte[] input, TensorObserver observer) {
    writeMfcc(input);
    run(observer);
    return readScores();
  }

  /**
   * Runs one inference on reals: quantises them, and gives reals.
   */
  public float[] run(float[] input) {
    writeMfcc(input);
    run();
    return readScoresAsReals();
  }

  /**
   * Runs one inference on the inputs written before.
   */
  public void run() {
    run(TensorObserver.NONE);
  }

  @Override
  public List<TensorInfo> inputs() {
    return List.of(MFCC);
  }

  @Override
  public List<TensorInfo> outputs() {
    return List.of(SCORES);
  }

  @Override
  public List<byte[]> run(List<byte[]> inputs, TensorObserver observer) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException("the network has 1 inputs, not " + inputs.size());
    }
    writeMfcc(inputs.get(0));
    run(observer);
    return List.of(readScores());
  }

  /**
   * Runs one inference on the inputs written before; the observer sees every tensor that it makes.
   */
  public void run(TensorObserver observer) {
    stage1Stem(observer);
    stage2Logits(observer);
    stage3Scores(observer);
  }

  /**
   * Kind: whole; 48 bytes alive.
   */
  private void stage1Stem(TensorObserver observer) {
    Rows mfccRows = new Rows(0, 8, 4, 8);
    Rows stemRows = new Rows(32, 4, 4, 4);
    Part part = new Part(0, 2, 0, 2);
    for (int row = 0; row < 4; row++) {
      mfccRows.select(2 * row, 3, 1, rows);
      stem.row(arena, rows, stemRows.at(row), 2, part);
    }
    complete(observer, "stem", 32, 16);
  }

  /**
   * Kind: whole; 19 bytes alive.
   */
  private void stage2Logits(TensorObserver observer) {
    logits.run(arena, 32, 0, new Elements(0, 3));
    complete(observer, "logits", 0, 3);
  }

  /**
   * Kind: whole; 3 bytes alive.
   */
  private void stage3Scores(TensorObserver observer) {
    scores.run(arena, 0, 0, new Elements(0, 3));
    complete(observer, "scores", 0, 3);
  }

  /**
   * Sets the input 'mfcc'; every inference needs it anew.
   */
  public void writeMfcc(byte[] values) {
    MFCC.checkCount(values.length);
    System.arraycopy(values, 0, arena, 0, values.length);
  }

  /**
   * Sets the input 'mfcc' to the nearest stored values.
   */
  public void writeMfcc(float[] reals) {
    writeMfcc(MFCC.quantize(reals));
  }

  /**
   * The output 'scores' of the last inference.
   */
  public byte[] readScores() {
    return Arrays.copyOfRange(arena, 0, 3);
  }

  /**
   * The output 'scores' of the last inference as reals.
   */
  public float[] readScoresAsReals() {
    return SCORES.dequantize(readScores());
  }

  private void complete(TensorObserver observer, String tensor, int offset, int bytes) {
    if (observer != TensorObserver.NONE) {
      observer.complete(tensor, Arrays.copyOfRange(arena, offset, offset + bytes));
    }
  }
}
