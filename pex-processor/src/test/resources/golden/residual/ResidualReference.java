import dev.pex.runtime.Constants;
import dev.pex.runtime.RunnableNetwork;
import dev.pex.runtime.Shape;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.TensorObserver;
import dev.pex.runtime.reference.Activation;
import dev.pex.runtime.reference.Add;
import dev.pex.runtime.reference.AveragePool;
import dev.pex.runtime.reference.Convolution;
import dev.pex.runtime.reference.Dense;
import dev.pex.runtime.reference.MaxPool;
import dev.pex.runtime.reference.Reshape;
import dev.pex.runtime.reference.TensorType;
import dev.pex.runtime.reference.Weights;
import dev.pex.runtime.reference.WholeTensor;
import dev.pex.runtime.reference.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs Residual operator by operator, every tensor whole: what its executor and its C code must equal.
 *
 * <p>Operators: 7.
 * An object runs one inference at a time; it can run many after each other.
 */
public final class ResidualReference implements RunnableNetwork {
  /** The input 'picture', 8x8x3. */
  public static final TensorInfo PICTURE =
      new TensorInfo("picture", new Shape(8, 8, 3), 0.003921569f, -128);

  /** The output 'mean', 1x1x6. */
  public static final TensorInfo MEAN =
      new TensorInfo("mean", new Shape(1, 1, 6), 0.030218223f, 0);

  /** The output 'scores', 1x1x5. */
  public static final TensorInfo SCORES =
      new TensorInfo("scores", new Shape(1, 1, 5), 0.029430505f, -3);

  private final Constants constants =
      Constants.read(
          ResidualReference.class.getResourceAsStream("ResidualReference.weights"),
          "ResidualReference.weights",
          861);

  private final Map<String, WholeTensor> tensors = new LinkedHashMap<String, WholeTensor>();

  private TensorObserver observer = TensorObserver.NONE;

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public ResidualReference() {
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
    return List.<TensorInfo>of(MEAN, SCORES);
  }

  @Override
  public List<byte[]> run(List<byte[]> inputs, TensorObserver observer) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException("the network has 1 inputs, not " + inputs.size());
    }
    writePicture(inputs.get(0));
    run(observer);
    return List.<byte[]>of(readMean(), readScores());
  }

  /** Runs one inference on the inputs written before; the observer sees every tensor that it makes. */
  public void run(TensorObserver observer) {
    this.observer = observer;
    stem();
    inner();
    sum();
    strongest();
    mean();
    features();
    scores();
  }

  /** Sets the input 'picture'; every inference needs it anew. */
  public void writePicture(byte[] values) {
    PICTURE.checkCount(values.length);
    tensors.put("picture", WholeTensor.of(new TensorType(8, 8, 3, 0.003921569f, -128), values));
  }

  /** Sets the input 'picture' to the nearest stored values. */
  public void writePicture(float[] reals) {
    writePicture(PICTURE.quantize(reals));
  }

  /** The output 'mean' of the last inference. */
  public byte[] readMean() {
    return tensor("mean").values();
  }

  /** The output 'mean' of the last inference as reals. */
  public float[] readMeanAsReals() {
    return MEAN.dequantize(readMean());
  }

  /** The output 'scores' of the last inference. */
  public byte[] readScores() {
    return tensor("scores").values();
  }

  /** The output 'scores' of the last inference as reals. */
  public float[] readScoresAsReals() {
    return SCORES.dequantize(readScores());
  }

  private void stem() {
    WholeTensor tensor =
        Convolution.apply(
            tensor("picture"),
            new Weights(constants, "stem", 6, 3, 3, 3),
            new Window(3, 3, 1, 1, 1, 1, 1, 1),
            Activation.RELU6,
            new TensorType(8, 8, 6, 0.023529412f, -128));
    complete("stem", tensor);
  }

  private void inner() {
    WholeTensor tensor =
        Convolution.apply(
            tensor("stem"),
            new Weights(constants, "inner", 6, 3, 3, 6),
            new Window(3, 3, 1, 1, 1, 1, 1, 1),
            Activation.NONE,
            new TensorType(8, 8, 6, 0.01896069f, 0));
    complete("inner", tensor);
  }

  private void sum() {
    WholeTensor tensor =
        Add.apply(
            tensor("stem"),
            tensor("inner"),
            Activation.NONE,
            new TensorType(8, 8, 6, 0.030218223f, 0));
    complete("sum", tensor);
  }

  private void strongest() {
    WholeTensor tensor =
        MaxPool.apply(
            tensor("sum"),
            new Window(2, 2, 2, 2, 1, 1, 0, 0),
            Activation.NONE,
            new TensorType(4, 4, 6, 0.030218223f, 0));
    complete("strongest", tensor);
  }

  private void mean() {
    WholeTensor tensor =
        AveragePool.apply(
            tensor("strongest"),
            new Window(4, 4, 4, 4, 1, 1, 0, 0),
            Activation.NONE,
            new TensorType(1, 1, 6, 0.030218223f, 0));
    complete("mean", tensor);
  }

  private void features() {
    WholeTensor tensor =
        Reshape.apply(
            tensor("mean"),
            new TensorType(1, 1, 6, 0.030218223f, 0));
    complete("features", tensor);
  }

  private void scores() {
    WholeTensor tensor =
        Dense.apply(
            tensor("features"),
            new Weights(constants, "scores", 5, 1, 1, 6),
            Activation.NONE,
            new TensorType(1, 1, 5, 0.029430505f, -3));
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
