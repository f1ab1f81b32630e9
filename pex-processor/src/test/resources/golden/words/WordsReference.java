import dev.pex.runtime.Constants;
import dev.pex.runtime.Shape;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.reference.Activation;
import dev.pex.runtime.reference.Axis;
import dev.pex.runtime.reference.ReferenceNetwork;
import dev.pex.runtime.reference.WholeTensor;
import dev.pex.runtime.reference.Window;

/**
 * Runs Words operator by operator, every tensor whole: what its executor and its C code must equal.
 *
 * <p>Operators: 8.
 */
final class WordsReference extends ReferenceNetwork {
  /** The input 'mfcc', 13x10x1. */
  public static final TensorInfo MFCC =
      new TensorInfo("mfcc", new Shape(13, 10, 1), 0.0078125f, 0);

  /** The output 'scores', 1x1x4. */
  public static final TensorInfo SCORES =
      new TensorInfo("scores", new Shape(1, 1, 4), 0.00390625f, -128);

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public WordsReference() {
    super(
        Constants.read(
            WordsReference.class.getResourceAsStream("WordsReference.weights"),
            "WordsReference.weights",
            1_818));
    input(MFCC);
    output(SCORES);
  }

  @Override
  protected void infer() {
    WholeTensor mfcc = tensor(MFCC);
    WholeTensor stem = convolution("stem", mfcc, new Window(10, 4, 2, 2, 1, 1, 4, 1), Activation.RELU, type("7x5x8", 0.015411819f, -128));
    WholeTensor blocks0Depthwise = depthwise("blocks_0_depthwise", stem, new Window(3, 3, 2, 2, 1, 1, 1, 1), Activation.RELU, type("4x3x8", 0.015432225f, -128));
    WholeTensor blocks0Pointwise = convolution("blocks_0_pointwise", blocks0Depthwise, Window.PIXEL, Activation.RELU, type("4x3x12", 0.01434402f, -128));
    WholeTensor blocks1Depthwise = depthwise("blocks_1_depthwise", blocks0Pointwise, new Window(3, 3, 1, 1, 1, 1, 1, 1), Activation.RELU, type("4x3x12", 0.015413178f, -128));
    WholeTensor blocks1Pointwise = convolution("blocks_1_pointwise", blocks1Depthwise, Window.PIXEL, Activation.RELU, type("4x3x12", 0.01624766f, -128));
    WholeTensor pooled = mean("pooled", blocks1Pointwise, type("1x1x12", 0.00812383f, -128), Axis.HEIGHT, Axis.WIDTH);
    WholeTensor logits = dense("logits", pooled, Activation.NONE, type("1x1x4", 0.024487255f, -2));
    WholeTensor scores = softmax("scores", logits, 1.0f, type("1x1x4", 0.00390625f, -128));
    keep(SCORES, scores);
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
