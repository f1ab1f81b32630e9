package dev.pex.processor.schedule;

import dev.pex.processor.graph.Node;
import java.util.List;
import java.util.Optional;

/** A unit of the schedule: some nodes that run together. */
public sealed interface Stage {
  /** The nodes, in an order in which they can run. */
  List<Node> nodes();

  /** The most bytes alive while the stage runs, before placement. */
  int peakBytes();

  /** As in plan.json: {@code whole}, {@code rows}, {@code nested} or {@code channels}. */
  String kind();

  /** Into how many slices channels are cut, where they are cut into most. */
  default int slices() {
    return 1;
  }

  /** Calls the visitor's method for this kind. */
  <R> R accept(Visitor<R> visitor);

  /** One node, from whole tensors to a whole tensor. */
  record Whole(Node node, int peakBytes) implements Stage {
    @Override
    public List<Node> nodes() {
      return List.of(node);
    }

    @Override
    public String kind() {
      return "whole";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.whole(this);
    }
  }

  /**
   * Nodes that run row by row, and in column chunks where there is more than one column tick. At
   * every row tick, for every column tick, every step runs that fires at this row tick, in order;
   * those of a slice loop for one slice of channels after the other.
   *
   * @param feed the input that the caller pushes meanwhile
   * @param steps the nodes in the order in which they run within a tick
   * @param buffers how the tensors are stored that are never whole: those that exist only inside
   *     the stage, and the fed one
   * @param rowTicks number of row ticks
   * @param columnTicks column ticks in a row tick
   * @param upward whether rows run from the last to the first
   * @param sliceLoops which steps run slice by slice, in order; none where there are several column
   *     ticks
   */
  record Rows(
      Optional<RowFeed> feed,
      List<RowsStep> steps,
      List<LineBuffer> buffers,
      int rowTicks,
      int columnTicks,
      boolean upward,
      List<SliceLoop> sliceLoops,
      int peakBytes)
      implements Stage {
    public Rows {
      steps = List.copyOf(steps);
      buffers = List.copyOf(buffers);
      sliceLoops = List.copyOf(sliceLoops);
      if (columnTicks > 1 && !sliceLoops.isEmpty()) {
        throw new IllegalArgumentException("what runs slice by slice makes whole rows");
      }
      int end = 0;
      for (SliceLoop loop : sliceLoops) {
        if (loop.firstPosition() < end || loop.endPosition() > steps.size()) {
          throw new IllegalArgumentException("each step runs in one slice loop at most");
        }
        end = loop.endPosition();
      }
    }

    /** A stage whose steps all make all channels at once. */
    public Rows(
        Optional<RowFeed> feed,
        List<RowsStep> steps,
        List<LineBuffer> buffers,
        int rowTicks,
        int columnTicks,
        boolean upward,
        int peakBytes) {
      this(feed, steps, buffers, rowTicks, columnTicks, upward, List.of(), peakBytes);
    }

    /** The loop that runs the step of a position slice by slice. */
    public Optional<SliceLoop> sliceLoop(int position) {
      return sliceLoops.stream().filter(loop -> loop.contains(position)).findFirst();
    }

    /** The same stage, its peak known. */
    Rows withPeak(int bytes) {
      return new Rows(feed, steps, buffers, rowTicks, columnTicks, upward, sliceLoops, bytes);
    }

    @Override
    public List<Node> nodes() {
      return steps.stream().map(RowsStep::node).toList();
    }

    @Override
    public String kind() {
      return sliceLoops.isEmpty() ? "rows" : "nested";
    }

    @Override
    public int slices() {
      return sliceLoops.stream().mapToInt(SliceLoop::slices).max().orElse(1);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.rows(this);
    }
  }

  /**
   * Nodes that run for one slice of channels after the other. For every slice every step runs, in
   * order; at the end each sum becomes an element.
   *
   * @param steps the nodes in the order in which they run
   * @param buffers the tensors that exist only inside the stage, one slice at a time
   * @param slices into how many equal slices channels are cut
   */
  record Channels(List<ChannelsStep> steps, List<SliceBuffer> buffers, int slices, int peakBytes)
      implements Stage {
    public Channels {
      steps = List.copyOf(steps);
      buffers = List.copyOf(buffers);
      if (slices < 2) {
        throw new IllegalArgumentException("channels are cut into two slices or more");
      }
    }

    @Override
    public List<Node> nodes() {
      return steps.stream().map(ChannelsStep::node).toList();
    }

    @Override
    public String kind() {
      return "channels";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.channels(this);
    }
  }

  /** One method for each kind. */
  interface Visitor<R> {
    R whole(Whole stage);

    R rows(Rows stage);

    R channels(Channels stage);
  }
}
