package dev.pex.processor.tflite;

import dev.pex.processor.graph.Filter;
import dev.pex.processor.graph.FloatValues;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Interpolation;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Sampling;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Window;
import dev.pex.processor.tflite.schema.ActivationFunctionType;
import dev.pex.processor.tflite.schema.AddOptions;
import dev.pex.processor.tflite.schema.ConcatenationOptions;
import dev.pex.processor.tflite.schema.Conv2DOptions;
import dev.pex.processor.tflite.schema.DepthwiseConv2DOptions;
import dev.pex.processor.tflite.schema.FullyConnectedOptions;
import dev.pex.processor.tflite.schema.FullyConnectedOptionsWeightsFormat;
import dev.pex.processor.tflite.schema.MulOptions;
import dev.pex.processor.tflite.schema.Pool2DOptions;
import dev.pex.processor.tflite.schema.ReducerOptions;
import dev.pex.processor.tflite.schema.ResizeBilinearOptions;
import dev.pex.processor.tflite.schema.ResizeNearestNeighborOptions;
import dev.pex.processor.tflite.schema.SoftmaxOptions;
import dev.pex.processor.tflite.schema.StridedSliceOptions;
import dev.pex.processor.tflite.schema.SubOptions;
import dev.pex.processor.tflite.schema.TensorType;
import dev.pex.processor.tflite.schema.TransposeOptions;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Spells one node as an operator of the file, with the constants and views that it reads. */
final class OperatorWriter implements Op.Visitor<Spelling> {
  private static final byte SAME = dev.pex.processor.tflite.schema.Padding.SAME;
  private static final byte VALID = dev.pex.processor.tflite.schema.Padding.VALID;

  private final Node node;
  private final GraphFile graph;

  OperatorWriter(Node node, GraphFile graph) {
    this.node = node;
    this.graph = graph;
  }

  @Override
  public Spelling conv2D(Op.Conv2D op) {
    Window window = op.window();
    Filter filter = op.filter();
    int input = windowed(window);
    Dimensions dimensions =
        Dimensions.of(filter.outer(), filter.height(), filter.width(), filter.inner());
    return new Spelling(
        OperatorKind.CONV_2D,
        3,
        List.of(input, weights(filter, dimensions, 0), bias(filter, op.bias())),
        file ->
            Conv2DOptions.createConv2DOptions(
                file,
                padding(window).orElse(VALID),
                window.strideWidth(),
                window.strideHeight(),
                function(op.activation()),
                window.dilationWidth(),
                window.dilationHeight(),
                TensorType.FLOAT32));
  }

  @Override
  public Spelling depthwiseConv2D(Op.DepthwiseConv2D op) {
    Window window = op.window();
    Filter filter = op.filter();
    int input = windowed(window);
    Dimensions dimensions = Dimensions.of(1, filter.height(), filter.width(), filter.inner());
    return new Spelling(
        OperatorKind.DEPTHWISE_CONV_2D,
        3,
        List.of(input, weights(filter, dimensions, 3), bias(filter, op.bias())),
        file ->
            DepthwiseConv2DOptions.createDepthwiseConv2DOptions(
                file,
                padding(window).orElse(VALID),
                window.strideWidth(),
                window.strideHeight(),
                op.multiplier(),
                function(op.activation()),
                window.dilationWidth(),
                window.dilationHeight()));
  }

  @Override
  public Spelling dense(Op.Dense op) {
    Filter filter = op.filter();
    Dimensions dimensions =
        Dimensions.of(filter.outer(), filter.height() * filter.width() * filter.inner());
    return new Spelling(
        OperatorKind.FULLY_CONNECTED,
        4,
        List.of(
            graph.index(node.input().tensor()),
            weights(filter, dimensions, 0),
            bias(filter, op.bias())),
        file ->
            FullyConnectedOptions.createFullyConnectedOptions(
                file,
                function(op.activation()),
                FullyConnectedOptionsWeightsFormat.DEFAULT,
                false,
                false,
                TensorType.FLOAT32));
  }

  @Override
  public Spelling maxPool(Op.MaxPool op) {
    return pool(OperatorKind.MAX_POOL_2D, op.window(), op.activation());
  }

  @Override
  public Spelling averagePool(Op.AveragePool op) {
    return pool(OperatorKind.AVERAGE_POOL_2D, op.window(), op.activation());
  }

  private Spelling pool(OperatorKind kind, Window window, FusedActivation activation) {
    Optional<Byte> padding = padding(window);
    if (padding.isEmpty() || window.dilationHeight() > 1 || window.dilationWidth() > 1) {
      throw new IllegalArgumentException(
          "a pool of a .tflite is padded as SAME or VALID and not dilated, '"
              + node.output().name()
              + "' is");
    }
    return new Spelling(
        kind,
        2,
        List.of(picture()),
        file ->
            Pool2DOptions.createPool2DOptions(
                file,
                padding.get(),
                window.strideWidth(),
                window.strideHeight(),
                window.kernelWidth(),
                window.kernelHeight(),
                function(activation)));
  }

  @Override
  public Spelling mean(Op.Mean op) {
    boolean[] reduced = {false, op.height(), op.width(), op.channels()};
    int[] axes = IntStream.rangeClosed(1, 3).filter(axis -> reduced[axis]).toArray();
    int names = graph.int32(label("axes"), Dimensions.of(axes.length), axes);
    return new Spelling(
        OperatorKind.MEAN,
        2,
        List.of(picture(), names),
        file -> ReducerOptions.createReducerOptions(file, true));
  }

  @Override
  public Spelling add(Op.Add op) {
    return new Spelling(
        op.subtracts() ? OperatorKind.SUB : OperatorKind.ADD,
        2,
        both(),
        file ->
            op.subtracts()
                ? SubOptions.createSubOptions(file, function(op.activation()), true)
                : AddOptions.createAddOptions(file, function(op.activation()), true));
  }

  @Override
  public Spelling mul(Op.Mul op) {
    float factor = 1 / node.output().quantization().scale();
    for (int operand = 0; operand < 2; operand++) {
      factor *= node.inputs().get(operand).tensor().quantization().scale();
    }
    return new Spelling(
        OperatorKind.MUL,
        factor >= 1 ? 3 : 2,
        both(),
        file -> MulOptions.createMulOptions(file, function(op.activation())));
  }

  @Override
  public Spelling concatenate(Op.Concatenate op) {
    return new Spelling(
        OperatorKind.CONCATENATION,
        2,
        node.inputs().stream().map(graph::picture).toList(),
        file ->
            ConcatenationOptions.createConcatenationOptions(
                file, op.axis().number() + 1, ActivationFunctionType.NONE));
  }

  @Override
  public Spelling resize(Op.Resize op) {
    boolean corners = op.sampling() == Sampling.ALIGN_CORNERS;
    boolean halves = op.sampling() == Sampling.HALF_PIXEL_CENTERS;
    boolean nearest = op.interpolation() == Interpolation.NEAREST;
    int size = graph.int32(label("size"), Dimensions.of(2), op.height(), op.width());
    return new Spelling(
        nearest ? OperatorKind.RESIZE_NEAREST_NEIGHBOR : OperatorKind.RESIZE_BILINEAR,
        corners || halves ? 3 : 2,
        List.of(picture(), size),
        file ->
            nearest
                ? ResizeNearestNeighborOptions.createResizeNearestNeighborOptions(
                    file, corners, halves)
                : ResizeBilinearOptions.createResizeBilinearOptions(file, corners, halves));
  }

  @Override
  public Spelling pad(Op.Pad op) {
    Padding padding = op.padding();
    return padding.onlyAdds()
        ? graph.pad(picture(), padding, node.output().name())
        : slice(padding.negated());
  }

  /** STRIDED_SLICE without rows and columns at the sides. */
  private Spelling slice(Padding without) {
    Shape input = node.input().shape();
    int endRow = input.height() - without.bottom();
    int endColumn = input.width() - without.right();
    Dimensions four = Dimensions.of(4);
    int[] begin = {0, without.top(), without.left(), 0};
    int[] end = {1, endRow, endColumn, input.channels()};
    return new Spelling(
        OperatorKind.STRIDED_SLICE,
        2,
        List.of(
            picture(),
            graph.int32(label("begin"), four, begin),
            graph.int32(label("end"), four, end),
            graph.int32(label("strides"), four, 1, 1, 1, 1)),
        file -> StridedSliceOptions.createStridedSliceOptions(file, 0, 0, 0, 0, 0));
  }

  @Override
  public Spelling reshape(Op.Reshape op) {
    return graph.reshape(
        graph.index(node.input().tensor()), graph.dimensions(node.output()), node.output().name());
  }

  @Override
  public Spelling transpose(Op.Transpose op) {
    int[] order = new int[4];
    for (int axis = 1; axis < order.length; axis++) {
      order[axis] = op.permutation().get(axis - 1) + 1;
    }
    int names = graph.int32(label("order"), Dimensions.of(order.length), order);
    return new Spelling(
        OperatorKind.TRANSPOSE,
        2,
        List.of(picture(), names),
        file -> {
          TransposeOptions.startTransposeOptions(file);
          return TransposeOptions.endTransposeOptions(file);
        });
  }

  @Override
  public Spelling softmax(Op.Softmax op) {
    return new Spelling(
        OperatorKind.SOFTMAX,
        2,
        List.of(graph.anyRank(node.input())),
        file -> SoftmaxOptions.createSoftmaxOptions(file, op.beta()));
  }

  @Override
  public Spelling unary(Op.Unary op) {
    return op.function().accept(new FunctionWriter(graph.anyRank(node.input())));
  }

  @Override
  public Spelling requantize(Op.Requantize op) {
    return Spelling.quantize(graph.anyRank(node.input()));
  }

  @Override
  public Spelling activation(Op.Activation op) {
    OperatorKind kind = OperatorKind.valueOf(op.kind().name());
    int version = kind == OperatorKind.RELU_N1_TO_1 ? 1 : 2;
    return new Spelling(
        kind, version, List.of(graph.anyRank(node.input())), file -> Spelling.Options.NONE);
  }

  private int picture() {
    return graph.picture(node.input());
  }

  private List<Integer> both() {
    return node.inputs().stream().map(graph::anyRank).toList();
  }

  private String label(String what) {
    return node.output().name() + "/" + what;
  }

  /** The operand of a window, in a border of zeros if the format has no word for its padding. */
  private int windowed(Window window) {
    return padding(window).isPresent() ? picture() : graph.padded(node.input(), window.padding());
  }

  /** The format's word for a window's padding, if it has one. */
  private Optional<Byte> padding(Window window) {
    if (window.padding().isNone()) {
      return Optional.of(VALID);
    }
    Padding same = Sliding.same(node.input().shape(), window);
    return Optional.of(SAME).filter(any -> window.padding().equals(same));
  }

  private int weights(Filter filter, Dimensions dimensions, int axis) {
    return graph.weights(
        label("weights"), dimensions, filter.scales(), axis, filter.values().toArray());
  }

  /** The bias, in units of input scale times weight scale. */
  private int bias(Filter filter, Int32Values bias) {
    float input = node.input().tensor().quantization().scale();
    float[] scales = filter.scales().toArray();
    for (int channel = 0; channel < scales.length; channel++) {
      scales[channel] *= input;
    }
    return graph.bias(label("bias"), FloatValues.copyOf(scales), bias.toArray());
  }

  private static byte function(FusedActivation activation) {
    return switch (activation) {
      case NONE -> ActivationFunctionType.NONE;
      case RELU -> ActivationFunctionType.RELU;
      case RELU6 -> ActivationFunctionType.RELU6;
      case RELU_N1_TO_1 -> ActivationFunctionType.RELU_N1_TO_1;
    };
  }
}
