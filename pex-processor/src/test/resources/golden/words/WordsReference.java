import dev.pex.runtime.Constants;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs Words operator by operator, every tensor whole: what its executor and its C code must equal.
 *
 * <p>Operators: 8.
 * An object runs one inference at a time; it can run many after each other.
 */
final class WordsReference implements RunnableNetwork {
  /** The input 'mfcc', 13x10x1. */
  public static final TensorInfo MFCC =
      new TensorInfo("mfcc", new Shape(13, 10, 1), 0.0078125f, 0);

  /** The output 'scores', 1x1x4. */
  public static final TensorInfo SCORES =
      new TensorInfo("scores", new Shape(1, 1, 4), 0.00390625f, -128);

  private final Constants constants =
      Constants.read(
          WordsReference.class.getResourceAsStream("WordsReference.weights"),
          "WordsReference.weights",
          1_818);

  private final Map<String, WholeTensor> tensors = new LinkedHashMap<String, WholeTensor>();

  private TensorObserver observer = TensorObserver.NONE;

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public WordsReference() {
  }

  /**
   * Runs one inference.
   *
   * @param input the 130 int8 values of 'mfcc'
   * @return the int8 values of 'scores'
   */
  public byte[] run(byte[] input) {
    return run(input, TensorObserver.NONE);
  }

  /** Runs one inference and shows every tensor that it makes. */
  public byte[] run(byte[] input, TensorObserver observer) {
    writeMfcc(input);
    run(observer);
    return readScores();
  }

  /** Runs one inference on reals: quantises them, and gives reals. */
  public float[] run(float[] input) {
    run(MFCC.quantize(input));
    return readScoresAsReals();
  }

  /** Runs one inference on the inputs written before. */
  public void run() {
    run(TensorObserver.NONE);
  }

  @Override
  public List<TensorInfo> inputs() {
    return List.<TensorInfo>of(MFCC);
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
    writeMfcc(inputs.get(0));
    run(observer);
    return List.<byte[]>of(readScores());
  }

  /** Runs one inference on the inputs written before; the observer sees every tensor that it makes. */
  public void run(TensorObserver observer) {
    this.observer = observer;
    stem();
    blocks0Depthwise();
    blocks0Pointwise();
    blocks1Depthwise();
    blocks1Pointwise();
    pooled();
    logits();
    scores();
  }

  /** Sets the input 'mfcc'; every inference needs it anew. */
  public void writeMfcc(byte[] values) {
    MFCC.checkCount(values.length);
    tensors.put("mfcc", WholeTensor.of(new TensorType(13, 10, 1, 0.0078125f, 0), values));
  }

  /** Sets the input 'mfcc' to the nearest stored values. */
  public void writeMfcc(float[] reals) {
    writeMfcc(MFCC.quantize(reals));
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
            tensor("mfcc"),
            new Weights(constants, "stem", 8, 10, 4, 1),
            new Window(10, 4, 2, 2, 1, 1, 4, 1),
            Activation.RELU,
            new TensorType(7, 5, 8, 0.015411819f, -128));
    complete("stem", tensor);
  }

  private void blocks0Depthwise() {
    WholeTensor tensor =
        DepthwiseConvolution.apply(
            tensor("stem"),
            new Weights(constants, "blocks_0_depthwise", 1, 3, 3, 8),
            new Window(3, 3, 2, 2, 1, 1, 1, 1),
            Activation.RELU,
            new TensorType(4, 3, 8, 0.015432225f, -128));
    complete("blocks_0_depthwise", tensor);
  }

  private void blocks0Pointwise() {
    WholeTensor tensor =
        Convolution.apply(
            tensor("blocks_0_depthwise"),
            new Weights(constants, "blocks_0_pointwise", 12, 1, 1, 8),
            Window.PIXEL,
            Activation.RELU,
            new TensorType(4, 3, 12, 0.01434402f, -128));
    complete("blocks_0_pointwise", tensor);
  }

  private void blocks1Depthwise() {
    WholeTensor tensor =
        DepthwiseConvolution.apply(
            tensor("blocks_0_pointwise"),
            new Weights(constants, "blocks_1_depthwise", 1, 3, 3, 12),
            new Window(3, 3, 1, 1, 1, 1, 1, 1),
            Activation.RELU,
            new TensorType(4, 3, 12, 0.015413178f, -128));
    complete("blocks_1_depthwise", tensor);
  }

  private void blocks1Pointwise() {
    WholeTensor tensor =
        Convolution.apply(
            tensor("blocks_1_depthwise"),
            new Weights(constants, "blocks_1_pointwise", 12, 1, 1, 12),
            Window.PIXEL,
            Activation.RELU,
            new TensorType(4, 3, 12, 0.01624766f, -128));
    complete("blocks_1_pointwise", tensor);
  }

  private void pooled() {
    WholeTensor tensor =
        Mean.apply(
            tensor("blocks_1_pointwise"),
            Set.<Axis>of(Axis.HEIGHT, Axis.WIDTH),
            new TensorType(1, 1, 12, 0.00812383f, -128));
    complete("pooled", tensor);
  }

  private void logits() {
    WholeTensor tensor =
        Dense.apply(
            tensor("pooled"),
            new Weights(constants, "logits", 4, 1, 1, 12),
            Activation.NONE,
            new TensorType(1, 1, 4, 0.024487255f, -2));
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
