package dev.pex.processor.lower;

import dev.pex.processor.graph.Filter;
import dev.pex.processor.graph.FloatValues;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.UnaryFunction;
import java.util.List;
import java.util.Optional;

/**
 * Random weights, seeded by the tensors' names, and quantisations under which a signal neither
 * saturates nor vanishes, however deep the network: a layer's scales are chosen so that its sums
 * have the same spread as its inputs.
 */
final class PlaceholderParameters implements Parameters {
  /** Inputs from -1 up to, not including, 1. */
  private static final Quantization INPUT = new Quantization(1f / 128, 0);

  /** Root mean square of a tensor's stored values around its zero point, in steps. */
  private static final double SPREAD_STEPS = 48;

  /** Root mean square of weights that are spread evenly over -127..127. */
  private static final double WEIGHT_SPREAD = 73.3;

  /** What HARD_SWISH makes of -1.5. */
  private static final double LEAST_OF_HARD_SWISH = -0.375;

  /** How much a layer's sums may be moved by their bias, in units of their spread. */
  private static final double BIAS_SPREAD = 0.25;

  @Override
  public Optional<Quantization> input(InputDraft input) {
    return Optional.of(input.written().orElse(INPUT));
  }

  @Override
  public Optional<Node> complete(Draft draft) {
    return Optional.of(draft.kernel().accept(new Completion(draft)));
  }

  /** Fills in one draft. */
  private static final class Completion implements Draft.Visitor<Node> {
    private final Draft draft;
    private final SeededBytes random;

    Completion(Draft draft) {
      this.draft = draft;
      this.random = new SeededBytes(draft.name());
    }

    @Override
    public Node convolution(Draft.Convolution kernel) {
      FilterShape shape = kernel.filter();
      double spread = spread(kernel.activation(), 1);
      Filter filter = filter(shape, balanced(shape), shape.outer(), scale(spread, inputs(shape)));
      return Parameters.node(
          draft,
          new Op.Conv2D(filter, bias(filter, spread), kernel.window(), kernel.activation()),
          quantization(kernel.activation(), spread));
    }

    @Override
    public Node depthwise(Draft.Depthwise kernel) {
      FilterShape shape = kernel.filter();
      double spread = spread(kernel.activation(), 1);
      double scale = scale(spread, shape.height() * shape.width());
      Filter filter = filter(shape, mostlyPositive(shape), shape.inner(), scale);
      return Parameters.node(
          draft,
          new Op.DepthwiseConv2D(
              filter,
              bias(filter, spread),
              kernel.window(),
              kernel.multiplier(),
              kernel.activation()),
          quantization(kernel.activation(), spread));
    }

    @Override
    public Node fullyConnected(Draft.FullyConnected kernel) {
      FilterShape shape = kernel.filter();
      double spread = spread(kernel.activation(), decisive(shape.outer()));
      Filter filter = filter(shape, balanced(shape), 1, scale(spread, inputs(shape)));
      return Parameters.node(
          draft,
          new Op.Dense(filter, bias(filter, spread), kernel.activation()),
          quantization(kernel.activation(), spread));
    }

    /** Independent summands: their squares add up. */
    @Override
    public Node sum(Draft.Sum kernel) {
      double squares = 0;
      for (Tensor input : draft.inputs()) {
        squares += Math.pow(input.quantization().scale(), 2);
      }
      Quantization quantization = clamped(kernel.activation(), Math.sqrt(squares));
      return Parameters.node(
          draft, new Op.Add(kernel.subtracts(), kernel.activation()), quantization);
    }

    @Override
    public Node product(Draft.Product kernel) {
      double scale = draft.input().quantization().scale() * typical(draft.inputs().get(1));
      return Parameters.node(
          draft, new Op.Mul(kernel.activation()), clamped(kernel.activation(), scale));
    }

    /** A factor as large as most are, of the greatest that its quantisation holds. */
    private static double typical(Tensor factor) {
      Quantization quantization = factor.quantization();
      int zeroPoint = quantization.zeroPoint();
      int greatest = Math.max(Byte.MAX_VALUE - zeroPoint, zeroPoint - Byte.MIN_VALUE);
      return SPREAD_STEPS / Byte.MAX_VALUE * greatest * quantization.scale();
    }

    /** As fine as all operands' ranges together allow. */
    @Override
    public Node joined(Draft.Joined kernel) {
      List<Quantization> inputs =
          draft.inputs().stream().map(Tensor::quantization).distinct().toList();
      return Parameters.node(
          draft, kernel.op(), inputs.size() == 1 ? inputs.get(0) : covering(inputs));
    }

    private static Quantization covering(List<Quantization> inputs) {
      double least = inputs.stream().mapToDouble(Completion::least).min().orElseThrow();
      double greatest = inputs.stream().mapToDouble(Completion::greatest).max().orElseThrow();
      return covering(least, greatest);
    }

    private static double least(Quantization input) {
      return (double) input.scale() * (Byte.MIN_VALUE - input.zeroPoint());
    }

    private static double greatest(Quantization input) {
      return (double) input.scale() * (Byte.MAX_VALUE - input.zeroPoint());
    }

    private static Quantization covering(double least, double greatest) {
      double scale = (greatest - least) / 255;
      return new Quantization((float) scale, (int) Math.rint(Byte.MIN_VALUE - least / scale));
    }

    /** A mean lies nearer to zero than its summands; of one element it is the element. */
    @Override
    public Node globalMean(Draft.GlobalMean kernel) {
      Quantization input = draft.input().quantization();
      boolean one = draft.input().shape().equals(draft.output());
      Quantization half = new Quantization(input.scale() / 2, input.zeroPoint());
      return Parameters.node(draft, new Op.Mean(true, true, false), one ? input : half);
    }

    @Override
    public Node activated(Draft.Activated kernel) {
      double scale = draft.input().quantization().scale();
      Quantization quantization = clamped(kernel.activation(), scale);
      return Parameters.node(draft, new Op.Activation(kernel.activation()), quantization);
    }

    /** A RELU leaves the upper half of a range. */
    private static Quantization clamped(FusedActivation activation, double scale) {
      return switch (activation) {
        case NONE -> new Quantization((float) scale, 0);
        case RELU, RELU6 -> new Quantization((float) (scale * 0.75), -128);
        case RELU_N1_TO_1 -> new Quantization(1f / 127, 0);
      };
    }

    @Override
    public Node keeping(Draft.Keeping kernel) {
      return Parameters.node(draft, kernel.op(), draft.input().quantization());
    }

    @Override
    public Node prescribed(Draft.Prescribed kernel) {
      return Parameters.node(draft, kernel.op(), kernel.quantization());
    }

    /** As fine as the values of the function over the input's range allow. */
    @Override
    public Node bent(Draft.Bent kernel) {
      Quantization input = draft.input().quantization();
      double least = least(input);
      double negative =
          kernel.function() instanceof UnaryFunction.LeakyRelu leaky
              ? least * leaky.negativeSlope()
              : Math.max(least, LEAST_OF_HARD_SWISH);
      Quantization output = covering(negative, Math.max(greatest(input), input.scale()));
      return Parameters.node(draft, new Op.Unary(kernel.function()), output);
    }

    /** Spread of the sums before the activation, as a real; a quarter of the range of RELU6. */
    private static double spread(FusedActivation activation, double linear) {
      return switch (activation) {
        case NONE -> linear;
        case RELU, RELU_N1_TO_1 -> 1;
        case RELU6 -> 1.5;
      };
    }

    /** Spread of logits among which softmax prefers some, but none altogether. */
    private static double decisive(int units) {
      return Math.max(1, Math.log(units) / 1.25);
    }

    private Quantization quantization(FusedActivation activation, double spread) {
      double variation = random.between(0.9, 1.1);
      return switch (activation) {
        case NONE ->
            new Quantization((float) (variation * spread / SPREAD_STEPS), random.between(-8, 8));
        case RELU -> new Quantization((float) (variation * 4 * spread / 255), -128);
        case RELU6 -> new Quantization(6f / 255, -128);
        case RELU_N1_TO_1 -> new Quantization(1f / 127, 0);
      };
    }

    /** The scale of weights whose sums with the input have the given spread. */
    private double scale(double spread, int inputs) {
      double inputSpread = SPREAD_STEPS * draft.input().quantization().scale();
      return spread / (Math.sqrt(inputs) * inputSpread * WEIGHT_SPREAD);
    }

    private static int inputs(FilterShape shape) {
      return shape.height() * shape.width() * shape.inner();
    }

    private Filter filter(FilterShape shape, byte[] weights, int scales, double scale) {
      float[] all = new float[scales];
      for (int i = 0; i < scales; i++) {
        all[i] = (float) (scale * random.between(0.75, 1.25));
      }
      return new Filter(
          Int8Values.copyOf(weights),
          shape.outer(),
          shape.height(),
          shape.width(),
          shape.inner(),
          FloatValues.copyOf(all));
    }

    private Int32Values bias(Filter filter, double spread) {
      int channels = draft.output().channels();
      int[] bias = new int[channels];
      double inputScale = draft.input().quantization().scale();
      for (int i = 0; i < channels; i++) {
        double real = random.between(-BIAS_SPREAD, BIAS_SPREAD) * spread;
        bias[i] = (int) Math.rint(real / (inputScale * filter.scale(i)));
      }
      return Int32Values.copyOf(bias);
    }

    /**
     * Weights of which each output channel's sum is about zero: what all inputs have in common,
     * such as the mean of a RELU's results, would else drown what differs.
     */
    private byte[] balanced(FilterShape shape) {
      byte[] weights = new byte[(int) shape.elements()];
      random.fill(weights, -127, 127);
      int run = inputs(shape);
      for (int first = 0; run > 8 && first < weights.length; first += run) {
        balance(weights, first, first + run);
      }
      return weights;
    }

    private static void balance(byte[] weights, int first, int end) {
      int sum = 0;
      for (int i = first; i < end; i++) {
        sum += weights[i];
      }
      int mean = Math.round((float) sum / (end - first));
      for (int i = first; i < end && mean != 0; i++) {
        int shifted = weights[i] - mean;
        weights[i] = (byte) (shifted > 127 ? 127 : shifted < -127 ? -127 : shifted);
      }
    }

    /** A channel of its own must not always be negative, or RELU would silence it. */
    private byte[] mostlyPositive(FilterShape shape) {
      byte[] weights = new byte[(int) shape.elements()];
      random.fill(weights, -63, 127);
      return weights;
    }
  }
}
