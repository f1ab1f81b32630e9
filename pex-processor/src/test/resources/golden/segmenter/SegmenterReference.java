import dev.pex.runtime.Constants;
import dev.pex.runtime.RunnableNetwork;
import dev.pex.runtime.Shape;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.TensorObserver;
import dev.pex.runtime.reference.Activation;
import dev.pex.runtime.reference.Axis;
import dev.pex.runtime.reference.Concatenate;
import dev.pex.runtime.reference.Convolution;
import dev.pex.runtime.reference.MaxPool;
import dev.pex.runtime.reference.Requantize;
import dev.pex.runtime.reference.ResizeBilinear;
import dev.pex.runtime.reference.ResizeNearest;
import dev.pex.runtime.reference.Sampling;
import dev.pex.runtime.reference.TensorType;
import dev.pex.runtime.reference.Weights;
import dev.pex.runtime.reference.WholeTensor;
import dev.pex.runtime.reference.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs Segmenter operator by operator, every tensor whole: what its executor and its C code must equal.
 *
 * <p>Operators: 8.
 * An object runs one inference at a time; it can run many after each other.
 */
final class SegmenterReference implements RunnableNetwork {
  /** The input 'picture', 12x8x3. */
  public static final TensorInfo PICTURE =
      new TensorInfo("picture", new Shape(12, 8, 3), 0.0078125f, 0);

  /** The output 'large', 24x16x2. */
  public static final TensorInfo LARGE =
      new TensorInfo("large", new Shape(24, 16, 2), 0.019359259f, 4);

  private final Constants constants =
      Constants.read(
          SegmenterReference.class.getResourceAsStream("SegmenterReference.weights"),
          "SegmenterReference.weights",
          766);

  private final Map<String, WholeTensor> tensors = new LinkedHashMap<String, WholeTensor>();

  private TensorObserver observer = TensorObserver.NONE;

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public SegmenterReference() {
  }

  /**
   * Runs one inference.
   *
   * @param input the 288 int8 values of 'picture'
   * @return the int8 values of 'large'
   */
  public byte[] run(byte[] input) {
    return run(input, TensorObserver.NONE);
  }

  /** Runs one inference and shows every tensor that it makes. */
  public byte[] run(byte[] input, TensorObserver observer) {
    writePicture(input);
    run(observer);
    return readLarge();
  }

  /** Runs one inference on reals: quantises them, and gives reals. */
  public float[] run(float[] input) {
    run(PICTURE.quantize(input));
    return readLargeAsReals();
  }

  /** Runs one inference on the inputs written before. */
  public void run() {
    run(TensorObserver.NONE);
  }

  @Override
  public List<TensorInfo> inputs() {
    return List.<TensorInfo>of(PICTURE);
  }

  @Override
  public List<TensorInfo> outputs() {
    return List.<TensorInfo>of(LARGE);
  }

  @Override
  public List<byte[]> run(List<byte[]> inputs, TensorObserver observer) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException("the network has 1 inputs, not " + inputs.size());
    }
    writePicture(inputs.get(0));
    run(observer);
    return List.<byte[]>of(readLarge());
  }

  /** Runs one inference on the inputs written before; the observer sees every tensor that it makes. */
  public void run(TensorObserver observer) {
    this.observer = observer;
    fine();
    coarse();
    context();
    wide();
    both0Requantized();
    both();
    classes();
    large();
  }

  /** Sets the input 'picture'; every inference needs it anew. */
  public void writePicture(byte[] values) {
    PICTURE.checkCount(values.length);
    tensors.put("picture", WholeTensor.of(new TensorType(12, 8, 3, 0.0078125f, 0), values));
  }

  /** Sets the input 'picture' to the nearest stored values. */
  public void writePicture(float[] reals) {
    writePicture(PICTURE.quantize(reals));
  }

  /** The output 'large' of the last inference. */
  public byte[] readLarge() {
    return tensor("large").values();
  }

  /** The output 'large' of the last inference as reals. */
  public float[] readLargeAsReals() {
    return LARGE.dequantize(readLarge());
  }

  private void fine() {
    WholeTensor tensor =
        Convolution.apply(
            tensor("picture"),
            new Weights(constants, "fine", 4, 3, 3, 3),
            new Window(3, 3, 1, 1, 1, 1, 1, 1),
            Activation.RELU,
            new TensorType(12, 8, 4, 0.0147085795f, -128));
    complete("fine", tensor);
  }

  private void coarse() {
    WholeTensor tensor =
        MaxPool.apply(
            tensor("fine"),
            new Window(2, 2, 2, 2, 1, 1, 0, 0),
            Activation.NONE,
            new TensorType(6, 4, 4, 0.0147085795f, -128));
    complete("coarse", tensor);
  }

  private void context() {
    WholeTensor tensor =
        Convolution.apply(
            tensor("coarse"),
            new Weights(constants, "context", 8, 3, 3, 4),
            new Window(3, 3, 1, 1, 2, 2, 2, 2),
            Activation.RELU,
            new TensorType(6, 4, 8, 0.014742759f, -128));
    complete("context", tensor);
  }

  private void wide() {
    WholeTensor tensor =
        ResizeBilinear.apply(
            tensor("context"),
            Sampling.HALF_PIXEL_CENTERS,
            new TensorType(12, 8, 8, 0.014742759f, -128));
    complete("wide", tensor);
  }

  private void both0Requantized() {
    WholeTensor tensor =
        Requantize.apply(
            tensor("fine"),
            new TensorType(12, 8, 4, 0.014742759f, -128));
    complete("both_0_requantized", tensor);
  }

  private void both() {
    WholeTensor tensor =
        Concatenate.apply(
            List.<WholeTensor>of(tensor("both_0_requantized"),
            tensor("wide")),
            Axis.CHANNELS,
            new TensorType(12, 8, 12, 0.014742759f, -128));
    complete("both", tensor);
  }

  private void classes() {
    WholeTensor tensor =
        Convolution.apply(
            tensor("both"),
            new Weights(constants, "classes", 2, 1, 1, 12),
            Window.PIXEL,
            Activation.NONE,
            new TensorType(12, 8, 2, 0.019359259f, 4));
    complete("classes", tensor);
  }

  private void large() {
    WholeTensor tensor =
        ResizeNearest.apply(
            tensor("classes"),
            Sampling.HALF_PIXEL_CENTERS,
            new TensorType(24, 16, 2, 0.019359259f, 4));
    complete("large", tensor);
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
