package dev.pex.processor.program;

import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.schedule.ChannelsStep;
import dev.pex.processor.schedule.SliceBuffer;
import dev.pex.processor.schedule.Stage;
import dev.pex.processor.schedule.StageBuffer;
import java.util.HashSet;
import java.util.Set;

/** Where the slices lie that the steps of a channels stage read and make. */
final class ChannelPlaces {
  static final String SLICE = "slice";

  private final Stage.Channels stage;
  private final Places places;
  private final Set<String> inside = new HashSet<>();

  ChannelPlaces(Stage.Channels stage, Places places) {
    this.stage = stage;
    this.places = places;
    stage.buffers().stream().map(SliceBuffer::tensor).map(Tensor::name).forEach(inside::add);
  }

  /** C identifier of a step's output. */
  String identifier(ChannelsStep step) {
    return places.identifier(step.node().output());
  }

  /** Whether a tensor lies whole in the arena. */
  boolean isWhole(Tensor tensor) {
    return !inside.contains(tensor.name());
  }

  /** How many slices there are. */
  int slices() {
    return stage.slices();
  }

  /** The slice of a tensor in the row of an index. */
  Address row(Tensor tensor, Index row) {
    return Address.of(view(tensor), row).at(channels(tensor).first());
  }

  /** The start of the slice of a tensor. */
  Address start(Tensor tensor) {
    return row(tensor, Index.constant(0));
  }

  /** The channels of a tensor in the slice that the loop is at. */
  Slice channels(Tensor tensor) {
    int count = tensor.shape().channels() / stage.slices();
    return new Slice(Index.of(SLICE).times(count, 0), count);
  }

  /** The shape in which a tensor lies: one slice of its channels, or all. */
  Shape shape(Tensor tensor) {
    Shape shape = tensor.shape();
    return isWhole(tensor)
        ? shape
        : new Shape(shape.height(), shape.width(), channels(tensor).count());
  }

  /** All rows of a tensor, of a slice or of all channels. */
  View view(Tensor tensor) {
    if (isWhole(tensor)) {
      return places.whole(Operand.of(tensor));
    }
    Shape shape = shape(tensor);
    return new View(
        tensor.name(),
        places.identifier(tensor) + "_slice",
        places.offset(StageBuffer.SLICE.of(tensor)),
        shape.height(),
        shape.rowElements(),
        shape.channels(),
        shape.height(),
        new View.Held(channels(tensor).first(), tensor.shape().channels()));
  }

  /** The sums of a step that adds up slices. */
  Sums sums(ChannelsStep step) {
    int offset = places.offset(StageBuffer.SUMS.of(step.node().output()));
    return new Sums(identifier(step) + "_sums", offset, step.sums());
  }
}
