package dev.pex.processor.lower;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.Origin;
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
import dev.pex.processor.graph.Window;
import dev.pex.processor.spec.ActivationKind;
import dev.pex.processor.spec.LayerSpec;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lowers one field: checks its layer's numbers, infers shapes, and has the nodes completed with
 * weights. A visit gives the field's tensor; it is empty if something was reported.
 */
final class LayerLowering implements LayerSpec.Visitor<Optional<Tensor>> {
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
   * @param name of the field
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
  public Optional<Tensor> input(LayerSpec.Input layer) {
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
      LayerSpec.Input layer, Shape shape, InputQuantization quantization) {
    InputDraft draft =
        new InputDraft(name, shape, quantization.written(), quantization.origin(), layer.origin());
    return parameters.input(draft).map(found -> new Tensor(name, shape, found, layer.origin()));
  }

  @Override
  public Optional<Tensor> conv2D(LayerSpec.Conv2D layer) {
    if (!numbers.isSize("filters", layer.filters())) {
      return Optional.empty();
    }
    Tensor input = inputs.get(0);
    return windows
        .window(layer.window(), input)
        .flatMap(
            window ->
                convolution(
                    name,
                    input,
                    layer.filters().value(),
                    window,
                    place(layer, layer.activation())));
  }

  private Optional<Tensor> convolution(
      String tensor, Tensor input, int filters, Window window, Place place) {
    FilterShape filter =
        new FilterShape(
            filters, window.kernelHeight(), window.kernelWidth(), input.shape().channels());
    if (!numbers.isFilter(filter, place.origin())) {
      return Optional.empty();
    }
    Draft.Kernel kernel = new Draft.Convolution(filter, window, place.activation());
    return windowed(input.shape(), window, filters, place)
        .flatMap(shape -> add(new Draft(tensor, kernel, List.of(input), shape, place.origin())));
  }

  @Override
  public Optional<Tensor> depthwiseConv2D(LayerSpec.DepthwiseConv2D layer) {
    if (!numbers.isSize("multiplier", layer.multiplier())) {
      return Optional.empty();
    }
    Tensor input = inputs.get(0);
    return windows
        .window(layer.window(), input)
        .flatMap(
            window ->
                depthwise(
                    name,
                    input,
                    layer.multiplier().value(),
                    window,
                    place(layer, layer.activation())));
  }

  private Optional<Tensor> depthwise(
      String tensor, Tensor input, int multiplier, Window window, Place place) {
    long channels = (long) input.shape().channels() * multiplier;
    return windowed(input.shape(), window, channels, place)
        .flatMap(
            shape -> {
              FilterShape filter =
                  new FilterShape(1, window.kernelHeight(), window.kernelWidth(), shape.channels());
              Draft.Kernel kernel =
                  new Draft.Depthwise(filter, window, multiplier, place.activation());
              return numbers.isFilter(filter, place.origin())
                  ? add(new Draft(tensor, kernel, List.of(input), shape, place.origin()))
                  : Optional.empty();
            });
  }

  @Override
  public Optional<Tensor> separableConv2D(LayerSpec.SeparableConv2D layer) {
    boolean filters = numbers.isSize("filters", layer.filters());
    boolean repeat = numbers.inRange("repeat", layer.repeat(), 1, Composites.LARGEST_REPEAT);
    Optional<Tensor> tensor = Optional.of(inputs.get(0)).filter(input -> filters && repeat);
    for (int i = 0; tensor.isPresent() && i < layer.repeat().value(); i++) {
      tensor = pair(layer, i, tensor.get());
    }
    return tensor;
  }

  private Optional<Tensor> pair(LayerSpec.SeparableConv2D layer, int index, Tensor input) {
    WindowSpec written = layer.window();
    Located<List<Integer>> strides =
        index == 0 ? written.strides() : new Located<>(List.of(1), layer.origin());
    WindowSpec spec =
        new WindowSpec(
            written.kernelName(), written.kernel(), strides, written.dilation(), written.padding());
    Place place = place(layer, layer.activation());
    Window single = Window.of(1, 1, 1, 1, Padding.NONE);
    return windows
        .window(spec, input)
        .flatMap(window -> depthwise(Composites.depthwise(name, index), input, 1, window, place))
        .flatMap(
            middle ->
                convolution(
                    Composites.pointwise(name, index),
                    middle,
                    layer.filters().value(),
                    single,
                    place));
  }

  @Override
  public Optional<Tensor> dense(LayerSpec.Dense layer) {
    Tensor input = inputs.get(0);
    Shape shape = input.shape();
    if (!numbers.isSize("units", layer.units())) {
      return Optional.empty();
    }
    if (shape.height() != 1 || shape.width() != 1) {
      sink.report(
          new Diagnostic(
              DiagnosticId.DENSE_NEEDS_VECTOR,
              layer.origin(),
              "'%s' reads '%s' %s, but a dense layer reads a vector"
                  .formatted(name, input.name(), shape),
              List.of("help: put @Flatten or @GlobalAveragePooling2D between them")));
      return Optional.empty();
    }
    return dense(name, input, layer.units().value(), place(layer, layer.activation()));
  }

  private Optional<Tensor> dense(String tensor, Tensor input, int units, Place place) {
    FilterShape filter = new FilterShape(units, 1, 1, input.shape().channels());
    if (!numbers.isFilter(filter, place.origin())) {
      return Optional.empty();
    }
    Draft.Kernel kernel = new Draft.FullyConnected(filter, place.activation());
    return add(new Draft(tensor, kernel, List.of(input), Shape.vector(units), place.origin()));
  }

  @Override
  public Optional<Tensor> squeezeExcite(LayerSpec.SqueezeExcite layer) {
    if (!numbers.isSize("units", layer.units())) {
      return Optional.empty();
    }
    Tensor input = inputs.get(0);
    int channels = input.shape().channels();
    Shape vector = Shape.vector(channels);
    Origin origin = layer.origin();
    Place relu = new Place(origin, FusedActivation.RELU);
    Place linear = new Place(origin, FusedActivation.NONE);
    Draft.Kernel sigmoid = new Draft.Probabilities(new Op.Logistic());
    Draft.Kernel product = new Draft.Product(FusedActivation.NONE);
    return add(new Draft(Composites.squeezed(name), new Draft.GlobalMean(), inputs, vector, origin))
        .flatMap(means -> dense(Composites.reduced(name), means, layer.units().value(), relu))
        .flatMap(reduced -> dense(Composites.expanded(name), reduced, channels, linear))
        .flatMap(
            all -> add(new Draft(Composites.shares(name), sigmoid, List.of(all), vector, origin)))
        .flatMap(
            shares -> add(new Draft(name, product, List.of(input, shares), input.shape(), origin)));
  }

  @Override
  public Optional<Tensor> maxPooling2D(LayerSpec.MaxPooling2D layer) {
    return windows
        .window(layer.window(), inputs.get(0))
        .flatMap(window -> pooling(layer, window, new Op.MaxPool(window, FusedActivation.NONE)));
  }

  @Override
  public Optional<Tensor> averagePooling2D(LayerSpec.AveragePooling2D layer) {
    return windows
        .window(layer.window(), inputs.get(0))
        .flatMap(
            window -> pooling(layer, window, new Op.AveragePool(window, FusedActivation.NONE)));
  }

  private Optional<Tensor> pooling(LayerSpec layer, Window window, Op op) {
    Shape input = inputs.get(0).shape();
    return windowed(input, window, input.channels(), place(layer, ActivationKind.NONE))
        .flatMap(shape -> add(draft(layer, new Draft.Keeping(op), shape)));
  }

  @Override
  public Optional<Tensor> globalAveragePooling2D(LayerSpec.GlobalAveragePooling2D layer) {
    Shape shape = Shape.vector(inputs.get(0).shape().channels());
    return add(draft(layer, new Draft.GlobalMean(), shape));
  }

  @Override
  public Optional<Tensor> add(LayerSpec.Add layer) {
    return merging.sum(layer).flatMap(this::add);
  }

  @Override
  public Optional<Tensor> multiply(LayerSpec.Multiply layer) {
    return merging.product(layer).flatMap(this::add);
  }

  @Override
  public Optional<Tensor> concatenate(LayerSpec.Concatenate layer) {
    return merging.joined(layer).flatMap(parameters::complete).map(this::addJoined);
  }

  /** Operands of another quantisation are requantised before. */
  private Tensor addJoined(Node node) {
    Quantization quantization = node.output().quantization();
    List<Operand> operands = new ArrayList<>();
    for (Operand operand : node.inputs()) {
      Tensor tensor = operand.tensor();
      if (!tensor.quantization().equals(quantization)) {
        String changed = Composites.requantized(name, operands.size());
        tensor = new Tensor(changed, tensor.shape(), quantization, node.origin());
        nodes.add(new Node(new Op.Requantize(), List.of(operand), tensor, node.origin()));
      }
      operands.add(Operand.of(tensor));
    }
    nodes.add(new Node(node.op(), operands, node.output(), node.origin()));
    return node.output();
  }

  @Override
  public Optional<Tensor> flatten(LayerSpec.Flatten layer) {
    return reshape(layer, Shape.vector(inputs.get(0).shape().elements()));
  }

  @Override
  public Optional<Tensor> reshape(LayerSpec.Reshape layer) {
    return numbers
        .sizes(layer.shape())
        .flatMap(
            shape ->
                shape.elements() == inputs.get(0).shape().elements()
                    ? reshape(layer, shape)
                    : otherSize(layer, shape));
  }

  private Optional<Tensor> otherSize(LayerSpec.Reshape layer, Shape shape) {
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
  public Optional<Tensor> zeroPadding2D(LayerSpec.ZeroPadding2D layer) {
    Shape input = inputs.get(0).shape();
    return numbers
        .padding(layer.padding())
        .flatMap(
            padding ->
                numbers
                    .shape(
                        (long) input.height() + padding.top() + padding.bottom(),
                        (long) input.width() + padding.left() + padding.right(),
                        input.channels(),
                        layer.origin())
                    .flatMap(
                        shape -> add(draft(layer, new Draft.Keeping(new Op.Pad(padding)), shape))));
  }

  @Override
  public Optional<Tensor> upSampling2D(LayerSpec.UpSampling2D layer) {
    Shape input = inputs.get(0).shape();
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

  private Optional<Tensor> resized(LayerSpec.UpSampling2D layer, Shape shape) {
    Tensor input = inputs.get(0);
    Interpolation interpolation = Interpolation.valueOf(layer.interpolation().name());
    Op.Resize op =
        new Op.Resize(shape.height(), shape.width(), interpolation, Sampling.HALF_PIXEL_CENTERS);
    if (op.rowsIn(input.shape()).isPresent() && op.columnsIn(input.shape()).isPresent()) {
      return add(draft(layer, new Draft.Keeping(op), shape));
    }
    sink.report(
        new Diagnostic(
            DiagnosticId.SIZE_OUT_OF_RANGE,
            layer.size().origin(),
            "'%s' makes '%s' %s so large that steps of 1/1024 do not find its elements"
                .formatted(name, input.name(), input.shape()),
            List.of("help: interpolation = NEAREST has no such steps")));
    return Optional.empty();
  }

  @Override
  public Optional<Tensor> softmax(LayerSpec.Softmax layer) {
    Draft.Kernel kernel = new Draft.Probabilities(new Op.Softmax(1));
    return add(draft(layer, kernel, inputs.get(0).shape()));
  }

  @Override
  public Optional<Tensor> sigmoid(LayerSpec.Sigmoid layer) {
    Draft.Kernel kernel = new Draft.Probabilities(new Op.Logistic());
    return add(draft(layer, kernel, inputs.get(0).shape()));
  }

  @Override
  public Optional<Tensor> activation(LayerSpec.Activation layer) {
    if (layer.kind().value() == ActivationKind.NONE) {
      sink.report(
          new Diagnostic(
              DiagnosticId.ACTIVATION_NONE,
              layer.kind().origin(),
              "'" + name + "' applies NONE, which leaves every element as it is"));
      return Optional.empty();
    }
    Draft.Kernel kernel = new Draft.Activated(fused(layer.kind().value()));
    return add(draft(layer, kernel, inputs.get(0).shape()));
  }

  /** What a window makes of a shape. */
  private Optional<Shape> windowed(Shape input, Window window, long channels, Place place) {
    return numbers.shape(
        window.outputHeight(input.height()),
        window.outputWidth(input.width()),
        channels,
        place.origin());
  }

  private Draft draft(LayerSpec layer, Draft.Kernel kernel, Shape shape) {
    return new Draft(name, kernel, inputs, shape, layer.origin());
  }

  private Optional<Tensor> add(Draft draft) {
    Optional<Node> node = parameters.complete(draft);
    node.ifPresent(nodes::add);
    return node.map(Node::output);
  }

  private static Place place(LayerSpec layer, ActivationKind activation) {
    return new Place(layer.origin(), fused(activation));
  }

  private static FusedActivation fused(ActivationKind activation) {
    return FusedActivation.valueOf(activation.name());
  }

  /** What the operators of one layer have in common. */
  private record Place(Origin origin, FusedActivation activation) {}
}
