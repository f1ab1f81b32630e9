package dev.pex.codesign.resource;

import dev.pex.codesign.model.Parameter;
import dev.pex.codesign.model.TrainableNetwork;
import dev.pex.codesign.network.Input;
import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Network;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.quantize.Quantizations;
import dev.pex.codesign.quantize.Quantizer;
import dev.pex.codesign.quantize.Range;
import dev.pex.codesign.quantize.Ranges;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.memory.MemoryLayout;
import dev.pex.processor.memory.MemoryPlanner;
import dev.pex.processor.program.Linker;
import dev.pex.processor.rewrite.Rewrites;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Scheduler;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** The smallest plan of a network, whatever its weights will be: no channel of it is constant. */
record PlannedNetwork(Schedule schedule, MemoryLayout layout, Deployment deployment) {
  private static final Range SIGNED = new Range(-6, 6);
  private static final Range POSITIVE = new Range(0, 6);

  /** Plans a network; one that takes no rows gets its inputs whole. */
  static PlannedNetwork of(Network network, Deployment deployment) {
    Graph graph =
        new Rewrites().apply(graph(deployment.kinds().rows() ? network : fedWhole(network)));
    Schedule schedule =
        new Scheduler(deployment.kinds(), MemoryPlanner::trialBytes, MemoryPlanner::trialBoundBytes)
            .schedule(graph);
    return new PlannedNetwork(schedule, new MemoryPlanner().layOut(schedule), deployment);
  }

  /** Flash for its tables. */
  int tableBytes() {
    return deployment.chooser().choose(new Linker().link(schedule, layout)).tableBytes();
  }

  private static Network fedWhole(Network network) {
    return new Network(
        network.name(),
        network.inputs().stream()
            .map(
                input ->
                    new Input(
                        input.name(),
                        input.operand(),
                        input.quantization(),
                        Input.Feed.WHOLE,
                        input.type()))
            .toList(),
        network.operators(),
        network.outputs());
  }

  /** The graph with weights that are all one. */
  private static Graph graph(Network network) {
    TrainableNetwork ones = TrainableNetwork.untrained(network, new Random(0));
    for (Parameter parameter : ones.parameters()) {
      if (parameter.kind() == Parameter.Kind.WEIGHTS) {
        Arrays.fill(parameter.values(), 1);
      }
    }
    return Quantizer.quantize(ones.weights(), Quantizations.of(network, ranges(network)));
  }

  private static Ranges ranges(Network network) {
    Map<String, Range> ranges = new HashMap<>();
    for (Operator operator : network.operators()) {
      ranges.put(operator.name(), operator.layer() instanceof Layer.Clamp ? POSITIVE : SIGNED);
    }
    return new Ranges(ranges);
  }
}
