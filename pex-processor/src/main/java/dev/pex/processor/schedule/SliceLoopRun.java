package dev.pex.processor.schedule;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of a loop over slices, for the verifier: as a channels stage of one row, whose slices no
 * other step reads.
 */
final class SliceLoopRun {
  private final Stage.Rows stage;
  private final SliceLoop loop;
  private final List<String> findings;

  SliceLoopRun(Stage.Rows stage, SliceLoop loop, List<String> findings) {
    this.stage = stage;
    this.loop = loop;
    this.findings = findings;
  }

  /** Finds what is wrong about the slices of a stage. */
  static void check(Stage.Rows stage, List<String> findings) {
    stage.sliceLoops().forEach(loop -> new SliceLoopRun(stage, loop, findings).run());
    for (LineBuffer buffer : stage.buffers()) {
      boolean inLoop =
          stage.sliceLoops().stream().anyMatch(loop -> isOf(stage, loop, buffer.tensor()));
      if (buffer.slices() > 1 && !inLoop) {
        findings.add("'%s' is sliced in no loop".formatted(buffer.tensor().name()));
      }
    }
  }

  private void run() {
    List<ChannelsStep> steps = new ArrayList<>();
    for (int position = loop.firstPosition(); position < loop.endPosition(); position++) {
      steps.add(channelsStep(position));
    }
    List<SliceBuffer> slices = new ArrayList<>();
    for (LineBuffer buffer : stage.buffers()) {
      Tensor tensor = buffer.tensor();
      if (buffer.slices() > 1 && isOf(stage, loop, tensor)) {
        slices.add(new SliceBuffer(tensor, tensor.shape().channels() / buffer.slices()));
        checkSliced(buffer);
      } else if (contains(buffer.copyAfter()) && buffer.copyAfter() < loop.endPosition() - 1) {
        findings.add("'%s' is gone before the last slice".formatted(tensor.name()));
      }
    }
    new ChannelsStageRun(new Stage.Channels(steps, slices, loop.slices(), 0), findings).run();
  }

  /** A step whose sums are those of a row adds up as if they were of all. */
  private ChannelsStep channelsStep(int position) {
    RowsStep step = stage.steps().get(position);
    Tensor output = step.node().output();
    boolean adds = loop.sums() > 0 && position == loop.endPosition() - 1;
    if (step.sums() > 0) {
      findings.add("'%s' folds rows in a loop over slices".formatted(output.name()));
    }
    if (adds && loop.sums() != output.shape().rowElements()) {
      findings.add("a row of '%s' is not made of its sums".formatted(output.name()));
    }
    return new ChannelsStep(step.node(), adds ? output.shape().elements() : 0);
  }

  private void checkSliced(LineBuffer buffer) {
    Tensor tensor = buffer.tensor();
    if (!contains(buffer.copyAfter())) {
      findings.add("a slice of '%s' outlives its loop".formatted(tensor.name()));
    }
    for (int position = 0; position < stage.steps().size(); position++) {
      Node node = stage.steps().get(position).node();
      if (!contains(position)
          && node.inputs().stream().anyMatch(operand -> operand.tensor().equals(tensor))) {
        findings.add(
            "'%s' reads all of '%s', of which there is a slice"
                .formatted(node.output().name(), tensor.name()));
      }
    }
  }

  private boolean contains(int position) {
    return loop.firstPosition() <= position && position < loop.endPosition();
  }

  private static boolean isOf(Stage.Rows stage, SliceLoop loop, Tensor tensor) {
    return stage.steps().subList(loop.firstPosition(), loop.endPosition()).stream()
        .anyMatch(step -> step.node().output().equals(tensor));
  }
}
