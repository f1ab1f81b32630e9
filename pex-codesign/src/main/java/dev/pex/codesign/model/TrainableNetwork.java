package dev.pex.codesign.model;

import dev.pex.codesign.network.Network;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.quantize.FloatNetwork;
import dev.pex.codesign.tensor.Pass;
import dev.pex.codesign.width.Narrowing;
import dev.pex.codesign.width.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A network of the model language with parameters that can be trained. Behind each convolution
 * stands a batch normalisation, until it is {@link #folded}.
 */
public final class TrainableNetwork {
  private final Network network;
  private final Parameters parameters;

  private TrainableNetwork(Network network, Parameters parameters) {
    this.network = network;
    this.parameters = parameters;
  }

  /** A network that has learnt nothing yet. */
  public static TrainableNetwork untrained(Network network, RandomGenerator random) {
    return new TrainableNetwork(network, parameters(network, random));
  }

  /**
   * The same network as it is deployed: batch normalisation has become part of the weights before
   * it, and a bias.
   */
  public TrainableNetwork folded() {
    List<Parameter> folded = new ArrayList<>();
    for (Operator operator : network.operators()) {
      folded.addAll(new Folding(parameters, operator.name()).folded());
    }
    return new TrainableNetwork(network, new Parameters(folded));
  }

  /** The network with some of its channels, and the parameters of these. */
  public TrainableNetwork narrowed(Selection kept) {
    Narrowing narrowing = Narrowing.of(network);
    List<Parameter> narrow = new ArrayList<>();
    for (Operator operator : network.operators()) {
      NarrowParameters channels = new NarrowParameters(operator, narrowing.groups(), kept);
      of(operator).forEach(parameter -> narrow.add(channels.of(parameter)));
    }
    return new TrainableNetwork(narrowing.at(kept.widths()), new Parameters(narrow));
  }

  /** The same under another name. */
  public TrainableNetwork named(String name) {
    return new TrainableNetwork(
        new Network(name, network.inputs(), network.operators(), network.outputs()), parameters);
  }

  /** The parameters of one operator. */
  public List<Parameter> of(Operator operator) {
    return parameters.all().stream()
        .filter(parameter -> parameter.name().startsWith(operator.name() + "."))
        .toList();
  }

  /** The weights as they are deployed. */
  public FloatNetwork weights() {
    return DeployedWeights.of(network, folded().parameters);
  }

  /** What it is. */
  public Network network() {
    return network;
  }

  /** Its parameters, in the order of its operators; training changes their values. */
  public List<Parameter> parameters() {
    return parameters.all();
  }

  /**
   * Computes every tensor.
   *
   * @param pass that owns them
   * @param inputs for each input of the network, by name, the elements of any number of examples,
   *     one after the other, channels innermost
   */
  public ForwardPass forward(
      Pass pass, ForwardPass.Mode mode, Observer observer, Map<String, float[]> inputs) {
    ForwardPass forward = new ForwardPass(network, parameters, pass, mode, observer);
    forward.run(inputs);
    return forward;
  }

  private static Parameters parameters(Network network, RandomGenerator random) {
    List<Parameter> all = new ArrayList<>();
    for (Operator operator : network.operators()) {
      all.addAll(operator.layer().accept(new LayerParameters(operator, random)));
    }
    return new Parameters(all);
  }
}
