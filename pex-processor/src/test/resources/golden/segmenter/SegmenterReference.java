import dev.pex.runtime.Constants;
import dev.pex.runtime.Shape;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.reference.Activation;
import dev.pex.runtime.reference.Axis;
import dev.pex.runtime.reference.ReferenceNetwork;
import dev.pex.runtime.reference.Sampling;
import dev.pex.runtime.reference.WholeTensor;
import dev.pex.runtime.reference.Window;

/**
 * Runs Segmenter operator by operator, every tensor whole: what its executor and its C code must equal.
 *
 * <p>Operators: 8.
 */
final class SegmenterReference extends ReferenceNetwork {
  /** The input 'picture', 12x8x3. */
  public static final TensorInfo PICTURE =
      new TensorInfo("picture", new Shape(12, 8, 3), 0.0078125f, 0);

  /** The output 'large', 24x16x2. */
  public static final TensorInfo LARGE =
      new TensorInfo("large", new Shape(24, 16, 2), 0.019359259f, 4);

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public SegmenterReference() {
    super(
        Constants.read(
            SegmenterReference.class.getResourceAsStream("SegmenterReference.weights"),
            "SegmenterReference.weights",
            766));
    input(PICTURE);
    output(LARGE);
  }

  @Override
  protected void infer() {
    WholeTensor picture = tensor(PICTURE);
    WholeTensor fine = convolution("fine", picture, new Window(3, 3, 1, 1, 1, 1, 1, 1), Activation.RELU, type("12x8x4", 0.0147085795f, -128));
    WholeTensor coarse = maxPool("coarse", fine, new Window(2, 2, 2, 2, 1, 1, 0, 0), Activation.NONE, type("6x4x4", 0.0147085795f, -128));
    WholeTensor context = convolution("context", coarse, new Window(3, 3, 1, 1, 2, 2, 2, 2), Activation.RELU, type("6x4x8", 0.014742759f, -128));
    WholeTensor wide = resizeBilinear("wide", context, Sampling.HALF_PIXEL_CENTERS, type("12x8x8", 0.014742759f, -128));
    WholeTensor both0Requantized = requantize("both_0_requantized", fine, type("12x8x4", 0.014742759f, -128));
    WholeTensor both = concatenate("both", Axis.CHANNELS, type("12x8x12", 0.014742759f, -128), both0Requantized, wide);
    WholeTensor classes = convolution("classes", both, Window.PIXEL, Activation.NONE, type("12x8x2", 0.019359259f, 4));
    WholeTensor large = resizeNearest("large", classes, Sampling.HALF_PIXEL_CENTERS, type("24x16x2", 0.019359259f, 4));
    keep(LARGE, large);
  }

  /** Sets the input 'picture'; every inference needs it anew. */
  public void writePicture(byte[] values) {
    write(PICTURE, values);
  }

  /** Sets the input 'picture' to the nearest stored values. */
  public void writePicture(float[] reals) {
    writePicture(PICTURE.quantize(reals));
  }

  /** The output 'large' of the last inference. */
  public byte[] readLarge() {
    return read(LARGE);
  }

  /** The output 'large' of the last inference as reals. */
  public float[] readLargeAsReals() {
    return LARGE.dequantize(readLarge());
  }
}
