package dev.pex.codesign.model;

import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.network.Shape;
import dev.pex.codesign.network.Window;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The parameters that an operator has before training: normally distributed weights of variance 2 /
 * inputs (He et al., arXiv 1502.01852), and batch normalisation behind each convolution.
 */
record LayerParameters(Operator operator, RandomGenerator random)
    implements NoWeights<List<Parameter>> {
  @Override
  public List<Parameter> conv2D(Layer.Conv2D layer) {
    Window.Extent kernel = layer.window().kernel();
    int channels = operator.from().get(0).shape().channels();
    return convolution(
        List.of(operator.shape().channels(), channels, kernel.rows(), kernel.columns()));
  }

  @Override
  public List<Parameter> depthwiseConv2D(Layer.DepthwiseConv2D layer) {
    Window.Extent kernel = layer.window().kernel();
    return convolution(List.of(operator.shape().channels(), 1, kernel.rows(), kernel.columns()));
  }

  @Override
  public List<Parameter> dense(Layer.Dense layer) {
    Shape input = operator.from().get(0).shape();
    int inputs = input.height() * input.width() * input.channels();
    return List.of(
        weights(List.of(operator.shape().channels(), inputs)),
        filled("bias", Parameter.Kind.CHANNELS, 0));
  }

  @Override
  public List<Parameter> withoutWeights(Layer layer) {
    return List.of();
  }

  private List<Parameter> convolution(List<Integer> sizes) {
    return List.of(
        weights(sizes),
        filled("gamma", Parameter.Kind.CHANNELS, 1),
        filled("beta", Parameter.Kind.CHANNELS, 0),
        filled("mean", Parameter.Kind.STATISTICS, 0),
        filled("variance", Parameter.Kind.STATISTICS, 1));
  }

  private Parameter weights(List<Integer> sizes) {
    int count = sizes.stream().reduce(1, Math::multiplyExact);
    double deviation = Math.sqrt(2.0 * sizes.get(0) / count);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return new Parameter(name("weights"), Parameter.Kind.WEIGHTS, sizes, values);
  }

  private Parameter filled(String part, Parameter.Kind kind, float value) {
    float[] values = new float[operator.shape().channels()];
    Arrays.fill(values, value);
    return new Parameter(name(part), kind, List.of(values.length), values);
  }

  private String name(String part) {
    return operator.name() + "." + part;
  }
}
