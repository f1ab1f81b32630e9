import dev.pex.runtime.Constants;
import dev.pex.runtime.PushResult;
import dev.pex.runtime.Shape;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.TensorObserver;
import dev.pex.runtime.reference.Activation;
import dev.pex.runtime.reference.Axis;
import dev.pex.runtime.reference.ReferenceNetwork;
import dev.pex.runtime.reference.WholeTensor;
import dev.pex.runtime.reference.Window;

/**
 * Runs Pushed operator by operator, every tensor whole: what its executor and its C code must equal.
 *
 * <p>Operators: 5.
 */
public final class PushedReference extends ReferenceNetwork {
  /** The input 'picture', 12x8x3. */
  public static final TensorInfo PICTURE =
      new TensorInfo("picture", new Shape(12, 8, 3), 0.0078125f, 0);

  /** The output 'scores', 1x1x4. */
  public static final TensorInfo SCORES =
      new TensorInfo("scores", new Shape(1, 1, 4), 0.00390625f, -128);

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public PushedReference() {
    super(
        Constants.read(
            PushedReference.class.getResourceAsStream("PushedReference.weights"),
            "PushedReference.weights",
            590));
    fedInput(PICTURE);
    output(SCORES);
  }

  @Override
  protected void infer() {
    WholeTensor picture = tensor(PICTURE);
    WholeTensor stem = convolution("stem", picture, new Window(3, 3, 2, 2, 1, 1, 0, 0), Activation.RELU, type("6x4x6", 0.01570388f, -128));
    WholeTensor features = depthwise("features", stem, new Window(3, 3, 1, 1, 1, 1, 1, 1), Activation.NONE, type("6x4x6", 0.02262172f, 6));
    WholeTensor pooled = mean("pooled", features, type("1x1x6", 0.01131086f, 6), Axis.HEIGHT, Axis.WIDTH);
    WholeTensor logits = dense("logits", pooled, Activation.NONE, type("1x1x4", 0.020829799f, -7));
    WholeTensor scores = softmax("scores", logits, 1.0f, type("1x1x4", 0.00390625f, -128));
    keep(SCORES, scores);
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
