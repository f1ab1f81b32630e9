package dev.pex.codesign.model;

import dev.pex.codesign.network.Input;
import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Network;
import dev.pex.codesign.network.Operand;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.tensor.Pass;
import dev.pex.codesign.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every tensor of a network for some examples, and the parameters it was made with. */
public final class ForwardPass {
  private final Network network;
  private final Parameters parameters;
  private final Pass pass;
  private final Mode mode;
  private final Observer observer;
  private final Map<String, Tensor> variables = new HashMap<>();
  private final Map<String, Tensor> tensors = new HashMap<>();

  ForwardPass(Network network, Parameters parameters, Pass pass, Mode mode, Observer observer) {
    this.network = network;
    this.parameters = parameters;
    this.pass = pass;
    this.mode = mode;
    this.observer = observer;
  }

  /**
   * A tensor of the network, {@code [examples][channels][rows][columns]}.
   *
   * @param name of an input's or an operator's
   */
  public Tensor tensor(String name) {
    return known(tensors, name);
  }

  /**
   * What the network's only output makes probabilities of: behind a softmax its exponents,
   * otherwise the output itself.
   */
  public Tensor logits() {
    Operand output = network.outputs().get(0).operand();
    for (Operator operator : network.operators()) {
      if (operator.name().equals(output.tensor())
          && operator.layer() instanceof Layer.Softmax softmax) {
        return Axes.flat(layer(operator).exponents(softmax));
      }
    }
    return Axes.flat(tensor(output.tensor()));
  }

  /**
   * The gradient of a parameter; zeros if the sum of {@link Pass#backward} does not depend on it.
   */
  public float[] gradient(Parameter parameter) {
    return parameter(parameter.name()).gradient();
  }

  void run(Map<String, float[]> inputs) {
    for (Input input : network.inputs()) {
      Operand operand = input.operand();
      float[] values = known(inputs, input.name());
      Tensor elements = pass.constant(values, values.length);
      put(operand.tensor(), Axes.channelsFirst(elements, operand.shape()));
    }
    for (Operator operator : network.operators()) {
      put(operator.name(), operator.layer().accept(layer(operator)));
    }
  }

  private void put(String name, Tensor tensor) {
    tensors.put(name, observer.activation(name, tensor));
  }

  private LayerForward layer(Operator operator) {
    List<Tensor> operands =
        operator.from().stream()
            .map(from -> Axes.under(tensor(from.tensor()), from.shape()))
            .toList();
    return new LayerForward(operator, operands, new OperatorParameters(operator.name(), this));
  }

  boolean has(String parameter) {
    return parameters.has(parameter);
  }

  /** A parameter, as one and the same tensor whenever it is asked for. */
  Tensor parameter(String name) {
    return variables.computeIfAbsent(name, this::variable);
  }

  private Tensor variable(String name) {
    Parameter parameter = parameters.get(name);
    int[] sizes = parameter.sizes().stream().mapToInt(Integer::intValue).toArray();
    return parameter.kind() == Parameter.Kind.STATISTICS
        ? pass.constant(parameter.values(), sizes)
        : pass.variable(parameter.values(), sizes);
  }

  /** Stores statistics as this pass left them. */
  void keep(String parameter, Tensor statistics) {
    float[] values = parameters.get(parameter).values();
    System.arraycopy(statistics.values(), 0, values, 0, values.length);
  }

  boolean training() {
    return mode == Mode.TRAINING;
  }

  Observer observer() {
    return observer;
  }

  private static <T> T known(Map<String, T> values, String name) {
    T value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("there is no '" + name + "'");
    }
    return value;
  }

  /** What batch normalisation goes by. */
  public enum Mode {
    /** The mean and variance of these examples, which are also kept in mind. */
    TRAINING,
    /** The mean and variance of all examples so far. */
    EVALUATION
  }
}
