import dev.pex.runtime.Constants;
import dev.pex.runtime.Shape;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.reference.Activation;
import dev.pex.runtime.reference.ReferenceNetwork;
import dev.pex.runtime.reference.WholeTensor;
import dev.pex.runtime.reference.Window;

/**
 * Runs Padded operator by operator, every tensor whole: what its executor and its C code must equal.
 *
 * <p>Operators: 6.
 */
final class PaddedReference extends ReferenceNetwork {
  /** The input 'field', 7x5x2. */
  public static final TensorInfo FIELD =
      new TensorInfo("field", new Shape(7, 5, 2), 0.0078125f, 0);

  /** The output 'scores', 1x3x64. */
  public static final TensorInfo SCORES =
      new TensorInfo("scores", new Shape(1, 3, 64), 0.00390625f, -128);

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public PaddedReference() {
    super(
        Constants.read(
            PaddedReference.class.getResourceAsStream("PaddedReference.weights"),
            "PaddedReference.weights",
            394));
    input(FIELD);
    output(SCORES);
  }

  @Override
  protected void infer() {
    WholeTensor field = tensor(FIELD);
    WholeTensor framed = pad("framed", field, 0, 0, type("8x6x2", 0.0078125f, 0));
    WholeTensor folded = convolution("folded", framed, new Window(3, 3, 1, 1, 1, 1, 0, 0), Activation.NONE, type("6x4x4", 0.022489354f, -8));
    WholeTensor positive = clamp("positive", folded, Activation.RELU, type("6x4x4", 0.016867016f, -128));
    WholeTensor wide = depthwise("wide", positive, new Window(3, 3, 1, 1, 2, 2, 2, 2), Activation.RELU, type("6x4x8", 0.01624035f, -128));
    WholeTensor rows = reshape("rows", wide, type("1x3x64", 0.01624035f, -128));
    WholeTensor scores = softmax("scores", rows, 1.0f, type("1x3x64", 0.00390625f, -128));
    keep(SCORES, scores);
  }

  /** Sets the input 'field'; every inference needs it anew. */
  public void writeField(byte[] values) {
    write(FIELD, values);
  }

  /** Sets the input 'field' to the nearest stored values. */
  public void writeField(float[] reals) {
    writeField(FIELD.quantize(reals));
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
