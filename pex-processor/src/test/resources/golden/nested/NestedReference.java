import dev.pex.runtime.Constants;
import dev.pex.runtime.RunnableNetwork;
import dev.pex.runtime.Shape;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.TensorObserver;
import dev.pex.runtime.reference.Activation;
import dev.pex.runtime.reference.Convolution;
import dev.pex.runtime.reference.DepthwiseConvolution;
import dev.pex.runtime.reference.TensorType;
import dev.pex.runtime.reference.Weights;
import dev.pex.runtime.reference.WholeTensor;
import dev.pex.runtime.reference.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs Nested operator by operator, every tensor whole: what its executor and its C code must equal.
 *
 * <p>Operators: 3.
 * An object runs one inference at a time; it can run many after each other.
 */
public final class NestedReference implements RunnableNetwork {
  /** The input 'features', 12x4x4. */
  public static final TensorInfo FEATURES =
      new TensorInfo("features", new Shape(12, 4, 4), 0.003921569f, -128);

  /** The output 'project', 12x4x4. */
  public static final TensorInfo PROJECT =
      new TensorInfo("project", new Shape(12, 4, 4), 0.02286411f, -3);

  private final Constants constants =
      Constants.read(
          NestedReference.class.getResourceAsStream("NestedReference.weights"),
          "NestedReference.weights",
          1_862);

  private final Map<String, WholeTensor> tensors = new LinkedHashMap<String, WholeTensor>();

  private TensorObserver observer = TensorObserver.NONE;

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public NestedReference() {
  }

  /**
   * Runs one inference.
   *
   * @param input the 192 int8 values of 'features'
   * @return the int8 values of 'project'
   */
  public byte[] run(byte[] input) {
    return run(input, TensorObserver.NONE);
  }

  /** Runs one inference and shows every tensor that it makes. */
  public byte[] run(byte[] input, TensorObserver observer) {
    writeFeatures(input);
    run(observer);
    return readProject();
  }

  /** Runs one inference on reals: quantises them, and gives reals. */
  public float[] run(float[] input) {
    run(FEATURES.quantize(input));
    return readProjectAsReals();
  }

  /** Runs one inference on the inputs written before. */
  public void run() {
    run(TensorObserver.NONE);
  }

  @Override
  public List<TensorInfo> inputs() {
    return List.<TensorInfo>of(FEATURES);
  }

  @Override
  public List<TensorInfo> outputs() {
    return List.<TensorInfo>of(PROJECT);
  }

  @Override
  public List<byte[]> run(List<byte[]> inputs, TensorObserver observer) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException("the network has 1 inputs, not " + inputs.size());
    }
    writeFeatures(inputs.get(0));
    run(observer);
    return List.<byte[]>of(readProject());
  }

  /** Runs one inference on the inputs written before; the observer sees every tensor that it makes. */
  public void run(TensorObserver observer) {
    this.observer = observer;
    expand();
    depthwise();
    project();
  }

  /** Sets the input 'features'; every inference needs it anew. */
  public void writeFeatures(byte[] values) {
    FEATURES.checkCount(values.length);
    tensors.put("features", WholeTensor.of(new TensorType(12, 4, 4, 0.003921569f, -128), values));
  }

  /** Sets the input 'features' to the nearest stored values. */
  public void writeFeatures(float[] reals) {
    writeFeatures(FEATURES.quantize(reals));
  }

  /** The output 'project' of the last inference. */
  public byte[] readProject() {
    return tensor("project").values();
  }

  /** The output 'project' of the last inference as reals. */
  public float[] readProjectAsReals() {
    return PROJECT.dequantize(readProject());
  }

  private void expand() {
    WholeTensor tensor =
        Convolution.apply(
            tensor("features"),
            new Weights(constants, "expand", 48, 1, 1, 4),
            Window.PIXEL,
            Activation.NONE,
            new TensorType(12, 4, 48, 0.022733212f, -2));
    complete("expand", tensor);
  }

  private void depthwise() {
    WholeTensor tensor =
        DepthwiseConvolution.apply(
            tensor("expand"),
            new Weights(constants, "depthwise", 1, 3, 3, 48),
            new Window(3, 3, 1, 1, 1, 1, 1, 1),
            Activation.NONE,
            new TensorType(12, 4, 48, 0.021257648f, -7));
    complete("depthwise", tensor);
  }

  private void project() {
    WholeTensor tensor =
        Convolution.apply(
            tensor("depthwise"),
            new Weights(constants, "project", 4, 1, 1, 48),
            Window.PIXEL,
            Activation.NONE,
            new TensorType(12, 4, 4, 0.02286411f, -3));
    complete("project", tensor);
  }

  private WholeTensor tensor(String name) {
    WholeTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalStateException("the tensor '" + name + "' was not written or computed");
    }
    return tensor;
  }

  private void complete(String name, WholeTensor tensor) {
    tensors.put(name, tensor);
    observer.complete(name, 0, tensor.values());
  }
}
