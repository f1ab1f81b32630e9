package dev.pex.codesign.compiled;

import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.network.Shape;
import dev.pex.codesign.network.UnaryFunction;
import dev.pex.codesign.network.Window;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The annotation of an operator, in the words of the language.
 *
 * @param from the fields that it reads, in order
 * @param readsLast whether the only one of these is the field before
 */
record LayerText(Operator operator, List<String> from, boolean readsLast)
    implements Layer.Visitor<String> {
  private static final Map<Layer.Activation, String> ACTIVATIONS =
      new EnumMap<>(
          Map.of(
              Layer.Activation.NONE, "",
              Layer.Activation.RELU, "ActivationFunction.RELU",
              Layer.Activation.RELU6, "ActivationFunction.RELU6"));

  @Override
  public String conv2D(Layer.Conv2D layer) {
    String filters = "filters = " + operator.shape().channels();
    return layer("Conv2D", filters, "", layer.window(), layer.activation());
  }

  @Override
  public String depthwiseConv2D(Layer.DepthwiseConv2D layer) {
    String multiplier = layer.multiplier() == 1 ? "" : "multiplier = " + layer.multiplier();
    return layer("DepthwiseConv2D", "", multiplier, layer.window(), layer.activation());
  }

  private String layer(
      String name, String filters, String more, Window window, Layer.Activation activation) {
    return annotation(
        name,
        filters,
        "kernel = " + extent(window.kernel()),
        unless(window.strides().equals(ONE), "strides = " + extent(window.strides())),
        more,
        padding(window),
        unless(window.dilation().equals(ONE), "dilation = " + extent(window.dilation())),
        activated(activation));
  }

  private static final Window.Extent ONE = new Window.Extent(1, 1);

  @Override
  public String dense(Layer.Dense layer) {
    return annotation(
        "Dense", "units = " + operator.shape().channels(), activated(layer.activation()));
  }

  @Override
  public String maxPool(Layer.MaxPool layer) {
    return pool("MaxPooling2D", layer.window());
  }

  @Override
  public String averagePool(Layer.AveragePool layer) {
    return pool("AveragePooling2D", layer.window());
  }

  private String pool(String name, Window window) {
    return annotation(
        name,
        "pool = " + extent(window.kernel()),
        unless(window.strides().equals(window.kernel()), "strides = " + extent(window.strides())),
        padding(window));
  }

  @Override
  public String mean(Layer.Mean layer) {
    if (layer.axes().contains(Layer.Axis.CHANNELS) || layer.axes().size() != 2) {
      throw unknown();
    }
    return annotation("GlobalAveragePooling2D");
  }

  @Override
  public String add(Layer.Add layer) {
    return several(layer.subtracts() ? "Subtract" : "Add", activated(layer.activation()));
  }

  @Override
  public String mul(Layer.Mul layer) {
    return several("Multiply", activated(layer.activation()));
  }

  @Override
  public String concatenate(Layer.Concatenate layer) {
    boolean usual = layer.axis() == Layer.Axis.CHANNELS;
    return several("Concatenate", unless(usual, "axis = Axis." + layer.axis()));
  }

  private String several(String name, String more) {
    String fields =
        from.stream().map(field -> '"' + field + '"').collect(Collectors.joining(", ", "{", "}"));
    return "@" + name + (more.isEmpty() ? "(" + fields : "(value = " + fields + ", " + more) + ")";
  }

  @Override
  public String resize(Layer.Resize layer) {
    Shape read = operator.from().get(0).shape();
    Window.Extent size =
        new Window.Extent(
            operator.shape().height() / read.height(), operator.shape().width() / read.width());
    boolean usual = layer.interpolation() == Layer.Interpolation.NEAREST;
    return annotation(
        "UpSampling2D",
        "size = " + extent(size),
        unless(usual, "interpolation = Interpolation." + layer.interpolation()));
  }

  @Override
  public String pad(Layer.Pad layer) {
    Window.Padding padding = layer.padding();
    List<Integer> sides = List.of(padding.top(), padding.bottom(), padding.left(), padding.right());
    if (sides.stream().allMatch(side -> side >= 0)) {
      return annotation("ZeroPadding2D", "padding = " + list(sides));
    }
    if (sides.stream().allMatch(side -> side <= 0)) {
      return annotation(
          "Cropping2D", "cropping = " + list(sides.stream().map(side -> -side).toList()));
    }
    throw unknown();
  }

  private static String list(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
  }

  @Override
  public String reshape(Layer.Reshape layer) {
    Shape shape = operator.shape();
    if (shape.height() == 1 && shape.width() == 1) {
      return annotation("Flatten");
    }
    return annotation(
        "Reshape", "value = " + list(List.of(shape.height(), shape.width(), shape.channels())));
  }

  @Override
  public String transpose(Layer.Transpose layer) {
    throw unknown();
  }

  @Override
  public String softmax(Layer.Softmax layer) {
    return annotation("Softmax");
  }

  @Override
  public String unary(Layer.Unary layer) {
    return layer.function().accept(new Function());
  }

  /** The annotation of a function. */
  private final class Function implements UnaryFunction.Visitor<String> {
    @Override
    public String logistic(UnaryFunction.Logistic function) {
      return activation("SIGMOID");
    }

    @Override
    public String tanh(UnaryFunction.Tanh function) {
      return activation("TANH");
    }

    @Override
    public String hardSwish(UnaryFunction.HardSwish function) {
      return activation("HARD_SWISH");
    }

    @Override
    public String leakyRelu(UnaryFunction.LeakyRelu function) {
      return annotation("LeakyReLU", "negativeSlope = " + function.negativeSlope() + "f");
    }

    private String activation(String name) {
      return annotation("Activation", "value = ActivationFunction." + name);
    }
  }

  /** The language requantises by itself. */
  @Override
  public String requantize(Layer.Requantize layer) {
    throw unknown();
  }

  @Override
  public String clamp(Layer.Clamp layer) {
    return annotation("Activation", "value = " + function(layer.activation()));
  }

  private String annotation(String name, String... attributes) {
    List<String> given =
        Arrays.stream(attributes).filter(attribute -> !attribute.isEmpty()).toList();
    String reads = unless(readsLast, "from = \"" + from.get(0) + "\"");
    List<String> all =
        reads.isEmpty() ? given : Stream.concat(given.stream(), Stream.of(reads)).toList();
    return "@" + name + (all.isEmpty() ? "" : "(" + String.join(", ", all) + ")");
  }

  private String padding(Window window) {
    Shape read = operator.from().get(0).shape();
    Window.Padding padding = window.padding();
    int[] rows = same(read.height(), window, Window.Extent::rows);
    int[] columns = same(read.width(), window, Window.Extent::columns);
    if (padding.equals(new Window.Padding(rows[0], rows[1], columns[0], columns[1]))) {
      return "";
    }
    if (padding.equals(new Window.Padding(0, 0, 0, 0))) {
      return "padding = Padding.VALID";
    }
    throw unknown();
  }

  private static int[] same(int size, Window window, ToIntFunction<Window.Extent> axis) {
    return dev.pex.processor.graph.Window.samePadding(
        size,
        axis.applyAsInt(window.kernel()),
        axis.applyAsInt(window.strides()),
        axis.applyAsInt(window.dilation()));
  }

  private String activated(Layer.Activation activation) {
    return unless(activation == Layer.Activation.NONE, "activation = " + function(activation));
  }

  private String function(Layer.Activation activation) {
    String name = ACTIVATIONS.get(activation);
    if (name == null) {
      throw unknown();
    }
    return name;
  }

  private static String extent(Window.Extent extent) {
    return extent.rows() == extent.columns()
        ? String.valueOf(extent.rows())
        : "{" + extent.rows() + ", " + extent.columns() + "}";
  }

  private static String unless(boolean usual, String attribute) {
    return usual ? "" : attribute;
  }

  private Unknown unknown() {
    return new Unknown(
        "'" + operator.name() + "' is no layer of the language: " + operator.layer());
  }

  /** What the language has no annotation for. */
  static final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Unknown(String message) {
      super(message);
    }
  }
}
