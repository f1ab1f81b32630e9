package dev.pex.processor.program;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.schedule.ChannelsStep;
import dev.pex.processor.schedule.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements of a channels stage: sums are cleared, every step runs for one slice after the
 * other, and sums become outputs.
 */
final class ChannelsLinker {
  private final Stage.Channels stage;
  private final ChannelPlaces channels;
  private final Places places;
  private final ConstantPool pool;

  ChannelsLinker(Stage.Channels stage, Places places, ConstantPool pool) {
    this.stage = stage;
    this.channels = new ChannelPlaces(stage, places);
    this.places = places;
    this.pool = pool;
  }

  List<Statement> statements() {
    List<Statement> begin = new ArrayList<>();
    List<Statement> body = new ArrayList<>();
    List<Statement> end = new ArrayList<>();
    for (ChannelsStep step : stage.steps()) {
      Node node = step.node();
      if (step.sums() > 0) {
        AddUse use = new AddUse(step, channels);
        begin.add(new Statement.Clear(channels.sums(step)));
        body.addAll(linked(step, use));
        end.add(use.end());
      } else {
        body.addAll(linked(step, new SliceUse(node, channels)));
        body.addAll(complete(node.output()));
      }
      if (channels.isWhole(node.output())) {
        end.add(new WholeUse(node, places).complete());
      }
    }
    List<Statement> statements = new ArrayList<>(begin);
    statements.add(new Statement.Loop(ChannelPlaces.SLICE, new Range(0, stage.slices()), body));
    statements.addAll(end);
    return statements;
  }

  private List<Statement> linked(ChannelsStep step, KernelUse use) {
    return new NodeLinker(step.node(), channels.identifier(step), pool, use).statements();
  }

  private List<Statement> complete(Tensor tensor) {
    return channels.isWhole(tensor)
        ? List.of()
        : List.of(
            new Statement.CompleteSlice(
                channels.start(tensor), channels.view(tensor).pixelCount()));
  }
}
