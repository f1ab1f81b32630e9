package dev.pex.processor.lower;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Interpolation;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Sampling;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.UnaryFunction;
import dev.pex.processor.graph.Window;
import dev.pex.processor.spec.ActivationKind;
import dev.pex.processor.spec.LayerSpec;
import dev.pex.processor.spec.OperatorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lowers one operator with its activation: checks its layer's numbers, infers shapes, and has the
 * nodes completed with weights. A visit gives the tensor; it is empty if something was reported.
 */
final class LayerLowering implements OperatorSpec.Visitor<Optional<Tensor>> {
  private final String name;
  private final List<Tensor> inputs;
  private final Parameters parameters;
  private final DiagnosticSink sink;
  private final Numbers numbers;
  private final Windows windows;
  private final Merging merging;
  private final List<Node> nodes = new ArrayList<>();

  /**
   * A lowering.
   *
   * @param name of the tensor
   * @param inputs the tensors that it reads, none for an input
   */
  LayerLowering(String name, List<Tensor> inputs, Parameters parameters, DiagnosticSink sink) {
    this.name = name;
    this.inputs = List.copyOf(inputs);
    this.parameters = parameters;
    this.sink = sink;
    this.numbers = new Numbers(sink);
    this.windows = new Windows(sink);
    this.merging = new Merging(name, inputs, sink);
  }

  /** The nodes made so far, in order. */
  List<Node> nodes() {
    return List.copyOf(nodes);
  }

  @Override
  public Optional<Tensor> input(OperatorSpec.Input layer) {
    boolean height = numbers.isSize("height", layer.height());
    boolean width = numbers.isSize("width", layer.width());
    boolean channels = numbers.isSize("channels", layer.channels());
    if (!height || !width || !channels) {
      return Optional.empty();
    }
    InputQuantization quantization = new InputQuantization(layer, sink);
    return numbers
        .shape(
            layer.height().value(), layer.width().value(), layer.channels().value(), layer.origin())
        .filter(shape -> quantization.isGood())
        .flatMap(shape -> inputTensor(layer, shape, quantization));
  }

  private Optional<Tensor> inputTensor(
      OperatorSpec.Input layer, Shape shape, InputQuantization quantization) {
    InputDraft draft =
        new InputDraft(name, shape, quantization.written(), quantization.origin(), layer.origin());
    return parameters.input(draft).map(found -> new Tensor(name, shape, found, layer.origin()));
  }

  @Override
  public Optional<Tensor> conv2D(OperatorSpec.Conv2D layer) {
    return Optional.of(layer.window())
        .filter(any -> numbers.isSize("filters", layer.filters()))
        .flatMap(written -> windows.window(written, input()))
        .flatMap(window -> convolution(layer, window));
  }

  private Optional<Tensor> convolution(OperatorSpec.Conv2D layer, Window window) {
    int filters = layer.filters().value();
    FilterShape filter =
        new FilterShape(
            filters, window.kernelHeight(), window.kernelWidth(), input().shape().channels());
    if (!numbers.isFilter(filter, layer.origin())) {
      return Optional.empty();
    }
    return windowed(window, filters, layer)
        .flatMap(
            shape ->
                activated(
                    layer,
                    layer.activation(),
                    shape,
                    activation -> new Draft.Convolution(filter, window, activation)));
  }

  @Override
  public Optional<Tensor> depthwiseConv2D(OperatorSpec.DepthwiseConv2D layer) {
    return Optional.of(layer.window())
        .filter(any -> numbers.isSize("multiplier", layer.multiplier()))
        .flatMap(written -> windows.window(written, input()))
        .flatMap(
            window ->
                windowed(window, (long) input().shape().channels() * multiplier(layer), layer)
                    .flatMap(shape -> depthwise(layer, window, shape)));
  }

  private Optional<Tensor> depthwise(
      OperatorSpec.DepthwiseConv2D layer, Window window, Shape shape) {
    FilterShape filter =
        new FilterShape(1, window.kernelHeight(), window.kernelWidth(), shape.channels());
    if (!numbers.isFilter(filter, layer.origin())) {
      return Optional.empty();
    }
    return activated(
        layer,
        layer.activation(),
        shape,
        activation -> new Draft.Depthwise(filter, window, multiplier(layer), activation));
  }

  private static int multiplier(OperatorSpec.DepthwiseConv2D layer) {
    return layer.multiplier().value();
  }

  @Override
  public Optional<Tensor> dense(OperatorSpec.Dense layer) {
    Shape shape = input().shape();
    if (!numbers.isSize("units", layer.units())) {
      return Optional.empty();
    }
    if (shape.height() != 1 || shape.width() != 1) {
      sink.report(
          new Diagnostic(
              DiagnosticId.DENSE_NEEDS_VECTOR,
              layer.origin(),
              "'%s' reads '%s' %s, but a dense layer reads a vector"
                  .formatted(name, input().name(), shape),
              List.of("help: put @Flatten or @GlobalAveragePooling2D between them")));
      return Optional.empty();
    }
    FilterShape filter = new FilterShape(layer.units().value(), 1, 1, shape.channels());
    if (!numbers.isFilter(filter, layer.origin())) {
      return Optional.empty();
    }
    return activated(
        layer,
        layer.activation(),
        Shape.vector(filter.outer()),
        activation -> new Draft.FullyConnected(filter, activation));
  }

  @Override
  public Optional<Tensor> maxPooling2D(OperatorSpec.MaxPooling2D layer) {
    return windows
        .window(layer.window(), input())
        .flatMap(window -> pooling(layer, window, new Op.MaxPool(window, FusedActivation.NONE)));
  }

  @Override
  public Optional<Tensor> averagePooling2D(OperatorSpec.AveragePooling2D layer) {
    return windows
        .window(layer.window(), input())
        .flatMap(
            window -> pooling(layer, window, new Op.AveragePool(window, FusedActivation.NONE)));
  }

  private Optional<Tensor> pooling(LayerSpec layer, Window window, Op op) {
    return windowed(window, input().shape().channels(), layer)
        .flatMap(shape -> add(draft(layer, new Draft.Keeping(op), shape)));
  }

  @Override
  public Optional<Tensor> globalAveragePooling2D(OperatorSpec.GlobalAveragePooling2D layer) {
    Shape shape = Shape.vector(input().shape().channels());
    return add(draft(layer, new Draft.GlobalMean(), shape));
  }

  @Override
  public Optional<Tensor> add(OperatorSpec.Add layer) {
    return merging
        .sum(layer)
        .flatMap(
            shape ->
                activated(
                    layer,
                    layer.activation(),
                    shape,
                    activation -> new Draft.Sum(layer.subtracts(), activation)));
  }

  @Override
  public Optional<Tensor> multiply(OperatorSpec.Multiply layer) {
    return merging
        .product(layer)
        .flatMap(shape -> activated(layer, layer.activation(), shape, Draft.Product::new));
  }

  @Override
  public Optional<Tensor> concatenate(OperatorSpec.Concatenate layer) {
    return merging.joined(layer).flatMap(parameters::complete).map(this::addJoined);
  }

  /** Operands of another quantisation are requantised before. */
  private Tensor addJoined(Node node) {
    Quantization quantization = node.output().quantization();
    List<Operand> operands = new ArrayList<>();
    for (Operand operand : node.inputs()) {
      Tensor tensor = operand.tensor();
      if (!tensor.quantization().equals(quantization)) {
        String changed = name + "_" + operands.size() + "_requantized";
        tensor = new Tensor(changed, tensor.shape(), quantization, node.origin());
        nodes.add(new Node(new Op.Requantize(), List.of(operand), tensor, node.origin()));
      }
      operands.add(Operand.of(tensor));
    }
    nodes.add(new Node(node.op(), operands, node.output(), node.origin()));
    return node.output();
  }

  @Override
  public Optional<Tensor> flatten(OperatorSpec.Flatten layer) {
    return reshape(layer, Shape.vector(input().shape().elements()));
  }

  @Override
  public Optional<Tensor> reshape(OperatorSpec.Reshape layer) {
    return numbers
        .sizes(layer.shape())
        .flatMap(
            shape ->
                shape.elements() == input().shape().elements()
                    ? reshape(layer, shape)
                    : otherSize(layer, shape));
  }

  private Optional<Tensor> otherSize(OperatorSpec.Reshape layer, Shape shape) {
    Tensor input = inputs.get(0);
    sink.report(
        new Diagnostic(
            DiagnosticId.RESHAPE_SIZE,
            layer.shape().origin(),
            "'%s' %s has %,d elements but the shape %s has %,d"
                .formatted(
                    input.name(),
                    input.shape(),
                    input.shape().elements(),
                    shape,
                    shape.elements())));
    return Optional.empty();
  }

  private Optional<Tensor> reshape(LayerSpec layer, Shape shape) {
    return add(draft(layer, new Draft.Keeping(new Op.Reshape(shape)), shape));
  }

  @Override
  public Optional<Tensor> zeroPadding2D(OperatorSpec.ZeroPadding2D layer) {
    return numbers.padding("padding", layer.padding()).flatMap(padding -> padded(layer, padding));
  }

  @Override
  public Optional<Tensor> cropping2D(OperatorSpec.Cropping2D layer) {
    return numbers
        .padding("cropping", layer.cropping())
        .map(Padding::negated)
        .filter(padding -> isSomethingLeft(layer, padding))
        .flatMap(padding -> padded(layer, padding));
  }

  private boolean isSomethingLeft(OperatorSpec.Cropping2D layer, Padding padding) {
    Shape input = input().shape();
    boolean left =
        input.height() + padding.top() + padding.bottom() > 0
            && input.width() + padding.left() + padding.right() > 0;
    if (!left) {
      sink.report(
          new Diagnostic(
              DiagnosticId.SIZE_OUT_OF_RANGE,
              layer.cropping().origin(),
              "'%s' leaves nothing of '%s' %s".formatted(name, input().name(), input)));
    }
    return left;
  }

  private Optional<Tensor> padded(LayerSpec layer, Padding padding) {
    Shape input = input().shape();
    return numbers
        .shape(
            (long) input.height() + padding.top() + padding.bottom(),
            (long) input.width() + padding.left() + padding.right(),
            input.channels(),
            layer.origin())
        .flatMap(shape -> add(draft(layer, new Draft.Keeping(new Op.Pad(padding)), shape)));
  }

  @Override
  public Optional<Tensor> upSampling2D(OperatorSpec.UpSampling2D layer) {
    Shape input = input().shape();
    return numbers
        .extent("size", layer.size())
        .flatMap(
            size ->
                numbers.shape(
                    (long) size.height() * input.height(),
                    (long) size.width() * input.width(),
                    input.channels(),
                    layer.origin()))
        .flatMap(shape -> resized(layer, shape));
  }

  private Optional<Tensor> resized(OperatorSpec.UpSampling2D layer, Shape shape) {
    Interpolation interpolation = Interpolation.valueOf(layer.interpolation().name());
    Op.Resize op =
        new Op.Resize(shape.height(), shape.width(), interpolation, Sampling.HALF_PIXEL_CENTERS);
    if (op.rowsIn(input().shape()).isPresent() && op.columnsIn(input().shape()).isPresent()) {
      return add(draft(layer, new Draft.Keeping(op), shape));
    }
    sink.report(
        new Diagnostic(
            DiagnosticId.SIZE_OUT_OF_RANGE,
            layer.size().origin(),
            "'%s' makes '%s' %s so large that steps of 1/1024 do not find its elements"
                .formatted(name, input().name(), input().shape()),
            List.of("help: interpolation = NEAREST has no such steps")));
    return Optional.empty();
  }

  @Override
  public Optional<Tensor> softmax(OperatorSpec.Softmax layer) {
    Draft.Kernel kernel = new Draft.Prescribed(new Op.Softmax(1), Quantization.PROBABILITIES);
    return add(draft(layer, kernel, input().shape()));
  }

  @Override
  public Optional<Tensor> leakyRelu(OperatorSpec.LeakyRelu layer) {
    return Optional.of(layer.negativeSlope())
        .filter(numbers::isSlope)
        .map(slope -> Activations.function(new UnaryFunction.LeakyRelu(slope.value())))
        .flatMap(kernel -> add(draft(layer, kernel, input().shape())));
  }

  @Override
  public Optional<Tensor> activation(OperatorSpec.Activation layer) {
    if (layer.kind().value() == ActivationKind.NONE) {
      sink.report(
          new Diagnostic(
              DiagnosticId.ACTIVATION_NONE,
              layer.kind().origin(),
              "'" + name + "' applies NONE, which leaves every element as it is"));
      return Optional.empty();
    }
    return add(draft(layer, Activations.kernel(layer.kind().value()), input().shape()));
  }

  /** What a window makes of the input's shape. */
  private Optional<Shape> windowed(Window window, long channels, LayerSpec layer) {
    Shape input = input().shape();
    return numbers.shape(
        window.outputHeight(input.height()),
        window.outputWidth(input.width()),
        channels,
        layer.origin());
  }

  private Tensor input() {
    return inputs.get(0);
  }

  /** An operator with its activation: one that it takes over, or one of its own behind it. */
  private Optional<Tensor> activated(
      LayerSpec layer,
      ActivationKind activation,
      Shape shape,
      Function<FusedActivation, Draft.Kernel> operator) {
    Optional<FusedActivation> fused = Activations.fused(activation);
    if (fused.isPresent()) {
      return add(draft(layer, operator.apply(fused.get()), shape));
    }
    String linear = name + "_linear";
    Draft.Kernel sums = operator.apply(FusedActivation.NONE);
    Draft.Kernel bend = Activations.kernel(activation);
    return add(new Draft(linear, sums, inputs, shape, layer.origin()))
        .flatMap(tensor -> add(new Draft(name, bend, List.of(tensor), shape, layer.origin())));
  }

  private Draft draft(LayerSpec layer, Draft.Kernel kernel, Shape shape) {
    return new Draft(name, kernel, inputs, shape, layer.origin());
  }

  private Optional<Tensor> add(Draft draft) {
    Optional<Node> node = parameters.complete(draft);
    node.ifPresent(nodes::add);
    return node.map(Node::output);
  }
}
