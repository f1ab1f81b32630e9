import dev.pex.runtime.Constants;
import dev.pex.runtime.PushResult;
import dev.pex.runtime.RunnableNetwork;
import dev.pex.runtime.Shape;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.TensorObserver;
import dev.pex.runtime.reference.Activation;
import dev.pex.runtime.reference.Axis;
import dev.pex.runtime.reference.Convolution;
import dev.pex.runtime.reference.Dense;
import dev.pex.runtime.reference.DepthwiseConvolution;
import dev.pex.runtime.reference.Mean;
import dev.pex.runtime.reference.Softmax;
import dev.pex.runtime.reference.TensorType;
import dev.pex.runtime.reference.Weights;
import dev.pex.runtime.reference.WholeTensor;
import dev.pex.runtime.reference.Window;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs Pushed operator by operator, every tensor whole: what its executor and its C code must equal.
 *
 * <p>Operators: 5.
 * An object runs one inference at a time; it can run many after each other.
 */
public final class PushedReference implements RunnableNetwork {
  /** The input 'picture', 12x8x3. */
  public static final TensorInfo PICTURE =
      new TensorInfo("picture", new Shape(12, 8, 3), 0.0078125f, 0);

  /** The output 'scores', 1x1x4. */
  public static final TensorInfo SCORES =
      new TensorInfo("scores", new Shape(1, 1, 4), 0.00390625f, -128);

  private final Constants constants =
      Constants.read(
          PushedReference.class.getResourceAsStream("PushedReference.weights"),
          "PushedReference.weights",
          590);

  private final Map<String, WholeTensor> tensors = new LinkedHashMap<String, WholeTensor>();

  /** The rows pushed so far. */
  private final byte[] pushed = new byte[288];

  /** Rows of 'picture' that are still to be pushed. */
  private int rowsToCome;

  private TensorObserver observer = TensorObserver.NONE;

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public PushedReference() {
  }

  /**
   * Runs one inference.
   *
   * @param input the 288 int8 values of 'picture'
   * @return the int8 values of 'scores'
   */
  public byte[] run(byte[] input) {
    return run(input, TensorObserver.NONE);
  }

  /** Runs one inference and shows every tensor that it makes. */
  public byte[] run(byte[] input, TensorObserver observer) {
    pushPicture(input, observer);
    return readScores();
  }

  /** Runs one inference on reals: quantises them, and gives reals. */
  public float[] run(float[] input) {
    run(PICTURE.quantize(input));
    return readScoresAsReals();
  }

  @Override
  public List<TensorInfo> inputs() {
    return List.<TensorInfo>of(PICTURE);
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
    pushPicture(inputs.get(0), observer);
    return List.<byte[]>of(readScores());
  }

  /** Runs one inference on the inputs written before; the observer sees every tensor that it makes. */
  private void run(TensorObserver observer) {
    this.observer = observer;
    stem();
    features();
    pooled();
    logits();
    scores();
  }

  /** Begins an inference, and gives up one that is not at its end. */
  public void begin() {
    rowsToCome = 12;
  }

  /**
   * Pushes the next row of 'picture', the first row first.
   *
   * @param row 24 int8 values, channels innermost
   * @throws IllegalArgumentException if there is another number of values
   * @throws IllegalStateException before {@link #begin} and after the last row
   */
  public PushResult pushPictureRow(byte[] row) {
    return pushPictureRow(row, TensorObserver.NONE);
  }

  /** As {@link #pushPictureRow(byte[])}; the observer sees all that is made meanwhile. */
  public PushResult pushPictureRow(byte[] row, TensorObserver observer) {
    if (row.length != 24) {
      throw new IllegalArgumentException("a row of 'picture' has 24 values, not " + row.length);
    }
    if (rowsToCome == 0) {
      throw new IllegalStateException("no row of 'picture' is awaited: begin an inference");
    }
    int number = 12 - rowsToCome;
    rowsToCome--;
    System.arraycopy(row, 0, pushed, 24 * number, row.length);
    if (rowsToCome > 0) {
      return PushResult.MORE;
    }
    tensors.put("picture", WholeTensor.of(new TensorType(12, 8, 3, 0.0078125f, 0), pushed));
    run(observer);
    return PushResult.DONE;
  }

  /** Runs one inference: pushes all rows of 'picture'. */
  private void pushPicture(byte[] values, TensorObserver observer) {
    PICTURE.checkCount(values.length);
    begin();
    for (int at = 0; at < values.length; at += 24) {
      pushPictureRow(Arrays.copyOfRange(values, at, at + 24), observer);
    }
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
            new Window(3, 3, 2, 2, 1, 1, 0, 0),
            Activation.RELU,
            new TensorType(6, 4, 6, 0.01570388f, -128));
    complete("stem", tensor);
  }

  private void features() {
    WholeTensor tensor =
        DepthwiseConvolution.apply(
            tensor("stem"),
            new Weights(constants, "features", 1, 3, 3, 6),
            new Window(3, 3, 1, 1, 1, 1, 1, 1),
            Activation.NONE,
            new TensorType(6, 4, 6, 0.02262172f, 6));
    complete("features", tensor);
  }

  private void pooled() {
    WholeTensor tensor =
        Mean.apply(
            tensor("features"),
            Set.<Axis>of(Axis.HEIGHT, Axis.WIDTH),
            new TensorType(1, 1, 6, 0.01131086f, 6));
    complete("pooled", tensor);
  }

  private void logits() {
    WholeTensor tensor =
        Dense.apply(
            tensor("pooled"),
            new Weights(constants, "logits", 4, 1, 1, 6),
            Activation.NONE,
            new TensorType(1, 1, 4, 0.020829799f, -7));
    complete("logits", tensor);
  }

  private void scores() {
    WholeTensor tensor =
        Softmax.apply(
            tensor("logits"),
            1.0f,
            new TensorType(1, 1, 4, 0.00390625f, -128));
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
