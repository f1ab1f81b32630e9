import dev.pex.runtime.Constants;
import dev.pex.runtime.RunnableNetwork;
import dev.pex.runtime.Shape;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.TensorObserver;
import dev.pex.runtime.reference.Activation;
import dev.pex.runtime.reference.Clamp;
import dev.pex.runtime.reference.Convolution;
import dev.pex.runtime.reference.DepthwiseConvolution;
import dev.pex.runtime.reference.Pad;
import dev.pex.runtime.reference.Reshape;
import dev.pex.runtime.reference.Softmax;
import dev.pex.runtime.reference.TensorType;
import dev.pex.runtime.reference.Weights;
import dev.pex.runtime.reference.WholeTensor;
import dev.pex.runtime.reference.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs Padded operator by operator, every tensor whole: what its executor and its C code must equal.
 *
 * <p>Operators: 6.
 * An object runs one inference at a time; it can run many after each other.
 */
final class PaddedReference implements RunnableNetwork {
  /** The input 'field', 7x5x2. */
  public static final TensorInfo FIELD =
      new TensorInfo("field", new Shape(7, 5, 2), 0.0078125f, 0);

  /** The output 'scores', 1x3x64. */
  public static final TensorInfo SCORES =
      new TensorInfo("scores", new Shape(1, 3, 64), 0.00390625f, -128);

  private final Constants constants =
      Constants.read(
          PaddedReference.class.getResourceAsStream("PaddedReference.weights"),
          "PaddedReference.weights",
          394);

  private final Map<String, WholeTensor> tensors = new LinkedHashMap<String, WholeTensor>();

  private TensorObserver observer = TensorObserver.NONE;

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public PaddedReference() {
  }

  /**
   * Runs one inference.
   *
   * @param input the 70 int8 values of 'field'
   * @return the int8 values of 'scores'
   */
  public byte[] run(byte[] input) {
    return run(input, TensorObserver.NONE);
  }

  /** Runs one inference and shows every tensor that it makes. */
  public byte[] run(byte[] input, TensorObserver observer) {
    writeField(input);
    run(observer);
    return readScores();
  }

  /** Runs one inference on reals: quantises them, and gives reals. */
  public float[] run(float[] input) {
    run(FIELD.quantize(input));
    return readScoresAsReals();
  }

  /** Runs one inference on the inputs written before. */
  public void run() {
    run(TensorObserver.NONE);
  }

  @Override
  public List<TensorInfo> inputs() {
    return List.<TensorInfo>of(FIELD);
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
    writeField(inputs.get(0));
    run(observer);
    return List.<byte[]>of(readScores());
  }

  /** Runs one inference on the inputs written before; the observer sees every tensor that it makes. */
  public void run(TensorObserver observer) {
    this.observer = observer;
    framed();
    folded();
    positive();
    wide();
    rows();
    scores();
  }

  /** Sets the input 'field'; every inference needs it anew. */
  public void writeField(byte[] values) {
    FIELD.checkCount(values.length);
    tensors.put("field", WholeTensor.of(new TensorType(7, 5, 2, 0.0078125f, 0), values));
  }

  /** Sets the input 'field' to the nearest stored values. */
  public void writeField(float[] reals) {
    writeField(FIELD.quantize(reals));
  }

  /** The output 'scores' of the last inference. */
  public byte[] readScores() {
    return tensor("scores").values();
  }

  /** The output 'scores' of the last inference as reals. */
  public float[] readScoresAsReals() {
    return SCORES.dequantize(readScores());
  }

  private void framed() {
    WholeTensor tensor =
        Pad.apply(
            tensor("field"),
            0, 0,
            new TensorType(8, 6, 2, 0.0078125f, 0));
    complete("framed", tensor);
  }

  private void folded() {
    WholeTensor tensor =
        Convolution.apply(
            tensor("framed"),
            new Weights(constants, "folded", 4, 3, 3, 2),
            new Window(3, 3, 1, 1, 1, 1, 0, 0),
            Activation.NONE,
            new TensorType(6, 4, 4, 0.022489354f, -8));
    complete("folded", tensor);
  }

  private void positive() {
    WholeTensor tensor =
        Clamp.apply(
            tensor("folded"),
            Activation.RELU,
            new TensorType(6, 4, 4, 0.016867016f, -128));
    complete("positive", tensor);
  }

  private void wide() {
    WholeTensor tensor =
        DepthwiseConvolution.apply(
            tensor("positive"),
            new Weights(constants, "wide", 1, 3, 3, 8),
            new Window(3, 3, 1, 1, 2, 2, 2, 2),
            Activation.RELU,
            new TensorType(6, 4, 8, 0.01624035f, -128));
    complete("wide", tensor);
  }

  private void rows() {
    WholeTensor tensor =
        Reshape.apply(
            tensor("wide"),
            new TensorType(1, 3, 64, 0.01624035f, -128));
    complete("rows", tensor);
  }

  private void scores() {
    WholeTensor tensor =
        Softmax.apply(
            tensor("rows"),
            1.0f,
            new TensorType(1, 3, 64, 0.00390625f, -128));
    complete("scores", tensor);
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
