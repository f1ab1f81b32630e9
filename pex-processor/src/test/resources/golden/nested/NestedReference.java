import dev.pex.runtime.Constants;
import dev.pex.runtime.Shape;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.reference.Activation;
import dev.pex.runtime.reference.ReferenceNetwork;
import dev.pex.runtime.reference.WholeTensor;
import dev.pex.runtime.reference.Window;

/**
 * Runs Nested operator by operator, every tensor whole: what its executor and its C code must equal.
 *
 * <p>Operators: 3.
 */
public final class NestedReference extends ReferenceNetwork {
  /** The input 'features', 12x4x4. */
  public static final TensorInfo FEATURES =
      new TensorInfo("features", new Shape(12, 4, 4), 0.003921569f, -128);

  /** The output 'project', 12x4x4. */
  public static final TensorInfo PROJECT =
      new TensorInfo("project", new Shape(12, 4, 4), 0.02286411f, -3);

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public NestedReference() {
    super(
        Constants.read(
            NestedReference.class.getResourceAsStream("NestedReference.weights"),
            "NestedReference.weights",
            1_862));
    input(FEATURES);
    output(PROJECT);
  }

  @Override
  protected void infer() {
    WholeTensor features = tensor(FEATURES);
    WholeTensor expand = convolution("expand", features, Window.PIXEL, Activation.NONE, type("12x4x48", 0.022733212f, -2));
    WholeTensor depthwise = depthwise("depthwise", expand, new Window(3, 3, 1, 1, 1, 1, 1, 1), Activation.NONE, type("12x4x48", 0.021257648f, -7));
    WholeTensor project = convolution("project", depthwise, Window.PIXEL, Activation.NONE, type("12x4x4", 0.02286411f, -3));
    keep(PROJECT, project);
  }

  /** Sets the input 'features'; every inference needs it anew. */
  public void writeFeatures(byte[] values) {
    write(FEATURES, values);
  }

  /** Sets the input 'features' to the nearest stored values. */
  public void writeFeatures(float[] reals) {
    writeFeatures(FEATURES.quantize(reals));
  }

  /** The output 'project' of the last inference. */
  public byte[] readProject() {
    return read(PROJECT);
  }

  /** The output 'project' of the last inference as reals. */
  public float[] readProjectAsReals() {
    return PROJECT.dequantize(readProject());
  }
}
