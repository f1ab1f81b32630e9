package dev.pex.codesign.resource;

import dev.pex.codesign.network.Input;
import dev.pex.codesign.network.Network;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.network.Output;
import dev.pex.codesign.network.Shape;
import dev.pex.codesign.width.Narrowing;
import dev.pex.codesign.width.Widths;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says what a network takes at any widths, by planning it at the nearest whole ones. */
public final class ResourceModel {
  /** Flash for a channel beside its weights: a bias, and the factor and shift of its rescaling. */
  private static final int CHANNEL_BYTES = 9;

  private final Narrowing narrowing;
  private final Deployment deployment;
  private final List<WeightTerm> weights;

  /**
   * A model of a network.
   *
   * @param deployment decides how it is planned
   */
  public ResourceModel(Narrowing narrowing, Deployment deployment) {
    this.narrowing = narrowing;
    this.deployment = deployment;
    this.weights = WeightTerm.of(narrowing.network().operators(), narrowing.groups());
  }

  /**
   * Plans the network for widths, or the nearest whole ones. The amounts equal the plan's there;
   * elsewhere they are those of a plan of the same structure.
   */
  public Resources around(Widths widths) {
    Widths whole = widths.rounded();
    Network network = narrowing.at(whole);
    PlannedNetwork planned = PlannedNetwork.of(network, deployment);
    return new Resources(sram(planned, whole), flash(planned, whole), macs());
  }

  /** The largest tensor that lies in the arena whole whatever the widths, in words. */
  public String floor() {
    Map<String, Shape> ends = new LinkedHashMap<>();
    Network network = narrowing.network();
    for (Input input : network.inputs()) {
      if (input.feed() == Input.Feed.WHOLE || !deployment.kinds().rows()) {
        ends.put("its input '" + input.name() + "'", input.operand().shape());
      }
    }
    for (Output output : network.outputs()) {
      ends.put("its output '" + output.name() + "'", output.operand().shape());
    }
    return ends.entrySet().stream()
        .max(Comparator.comparingInt(end -> elements(end.getValue())))
        .map(
            end -> String.format(Locale.ROOT, "%,d for %s", elements(end.getValue()), end.getKey()))
        .orElseThrow();
  }

  private static int elements(Shape shape) {
    return shape.height() * shape.width() * shape.channels();
  }

  /** What decides its answers, beside the network. */
  @Override
  public String toString() {
    return "plans of " + deployment;
  }

  /** What placement adds to the peak is the same everywhere. */
  private Usage sram(PlannedNetwork planned, Widths whole) {
    PlannedChannels channels = new PlannedChannels(planned.schedule().graph(), narrowing.groups());
    int placementBytes = planned.layout().arenaBytes() - planned.schedule().peakBytes();
    return new Greatest(
        PeakMoments.of(planned.schedule(), channels, whole).stream()
            .map(moment -> moment.plus(placementBytes))
            .toList());
  }

  /** What tables have beside weights and channels is the same everywhere. */
  private Usage flash(PlannedNetwork planned, Widths whole) {
    List<Term> terms = new ArrayList<>();
    for (WeightTerm term : weights) {
      Operator operator = term.operator();
      terms.add(term.weights());
      terms.add(new Term(CHANNEL_BYTES, List.of(narrowing.groups().of(operator))));
    }
    Polynomial tables = new Polynomial(0, terms);
    return tables.plus(planned.tableBytes() - tables.at(whole));
  }

  private Usage macs() {
    return new Polynomial(0, weights.stream().map(WeightTerm::multiplyAccumulates).toList());
  }
}
