import dev.pex.runtime.Constants;
import dev.pex.runtime.Shape;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.reference.Activation;
import dev.pex.runtime.reference.ReferenceNetwork;
import dev.pex.runtime.reference.WholeTensor;
import dev.pex.runtime.reference.Window;

/**
 * Runs Residual operator by operator, every tensor whole: what its executor and its C code must equal.
 *
 * <p>Operators: 7.
 */
public final class ResidualReference extends ReferenceNetwork {
  /** The input 'picture', 8x8x3. */
  public static final TensorInfo PICTURE =
      new TensorInfo("picture", new Shape(8, 8, 3), 0.003921569f, -128);

  /** The output 'mean', 1x1x6. */
  public static final TensorInfo MEAN =
      new TensorInfo("mean", new Shape(1, 1, 6), 0.030218223f, 0);

  /** The output 'scores', 1x1x5. */
  public static final TensorInfo SCORES =
      new TensorInfo("scores", new Shape(1, 1, 5), 0.029430505f, -3);

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public ResidualReference() {
    super(
        Constants.read(
            ResidualReference.class.getResourceAsStream("ResidualReference.weights"),
            "ResidualReference.weights",
            861));
    input(PICTURE);
    output(MEAN);
    output(SCORES);
  }

  @Override
  protected void infer() {
    WholeTensor picture = tensor(PICTURE);
    WholeTensor stem = convolution("stem", picture, new Window(3, 3, 1, 1, 1, 1, 1, 1), Activation.RELU6, type("8x8x6", 0.023529412f, -128));
    WholeTensor inner = convolution("inner", stem, new Window(3, 3, 1, 1, 1, 1, 1, 1), Activation.NONE, type("8x8x6", 0.01896069f, 0));
    WholeTensor sum = add("sum", stem, inner, Activation.NONE, type("8x8x6", 0.030218223f, 0));
    WholeTensor strongest = maxPool("strongest", sum, new Window(2, 2, 2, 2, 1, 1, 0, 0), Activation.NONE, type("4x4x6", 0.030218223f, 0));
    WholeTensor mean = averagePool("mean", strongest, new Window(4, 4, 4, 4, 1, 1, 0, 0), Activation.NONE, type("1x1x6", 0.030218223f, 0));
    WholeTensor features = reshape("features", mean, type("1x1x6", 0.030218223f, 0));
    WholeTensor scores = dense("scores", features, Activation.NONE, type("1x1x5", 0.029430505f, -3));
    keep(MEAN, mean);
    keep(SCORES, scores);
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
