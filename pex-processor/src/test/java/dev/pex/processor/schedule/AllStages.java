package dev.pex.processor.schedule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All stages of consecutive nodes of an order: whole, and by rows in both directions, with every
 * delay of every node that waits, every width of chunks, every set of slice loops in every number
 * of slices; and by channels in every number of slices.
 */
final class AllStages {
  private final NodeOrder order;
  private final int first;
  private final int limitBytes;
  private final Set<Stage> stages = new LinkedHashSet<>();

  private AllStages(NodeOrder order, int first, int limitBytes) {
    this.order = order;
    this.first = first;
    this.limitBytes = limitBytes;
  }

  /** Those of positions {@code [first, end)} that need less than this. */
  static List<Stage> below(int limitBytes, NodeOrder order, int first, int end) {
    AllStages all = new AllStages(order, first, limitBytes);
    if (end == first + 1) {
      all.addWhole();
    }
    RowsRun.of(order, first, end).ifPresent(all::addRows);
    ChannelsRun.of(order, first, end).ifPresent(all::addChannels);
    return List.copyOf(all.stages);
  }

  private void add(Stage stage) {
    if (stage.peakBytes() < limitBytes) {
      stages.add(stage);
    }
  }

  private void addWhole() {
    Stage.Whole whole = new Stage.Whole(order.node(first), 0);
    add(new Stage.Whole(whole.node(), new PresenceReader(order, first).whole(whole).peakBytes()));
  }

  private void addChannels(ChannelsRun run) {
    run.narrowest()
        .ifPresent(
            narrowest -> {
              for (int bytes = narrowest.peakBytes(); bytes < limitBytes; bytes++) {
                run.widest(bytes).ifPresent(this::add);
              }
            });
  }

  private void addRows(RowsRun run) {
    for (boolean upward : new boolean[] {false, true}) {
      for (RowsTiming timing : timings(run, upward)) {
        for (int units = 0; units < run.mostColumnUnits(); units++) {
          Stage.Rows stage = new RowsStageBuilder(run, timing, upward, units).build();
          add(withPeak(stage));
          if (units == 0) {
            addLoops(stage, 0);
          }
        }
      }
    }
  }

  /** Adds the stage with every set of loops that begin at a position or after it. */
  private void addLoops(Stage.Rows stage, int position) {
    for (int from = position; from < stage.steps().size(); from++) {
      for (int to = from + 1; to <= stage.steps().size(); to++) {
        int next = to;
        SliceChain.of(order, stage, from, to)
            .ifPresent(
                chain ->
                    chain
                        .slices()
                        .forEach(
                            slices -> {
                              Stage.Rows cut = chain.cut(slices);
                              add(withPeak(cut));
                              addLoops(cut, next);
                            }));
      }
    }
  }

  private Stage.Rows withPeak(Stage.Rows stage) {
    return stage.withPeak(new PresenceReader(order, first).rows(stage).peakBytes());
  }

  /**
   * Every node at every tick from as soon as it can to as late as its readers allow, in its place
   * or behind all others.
   */
  private static Set<RowsTiming> timings(RowsRun run, boolean upward) {
    Set<RowsTiming> timings = new LinkedHashSet<>();
    timings.add(RowsTiming.eager(run, upward));
    for (int node = run.size() - 1; node >= 0; node--) {
      for (RowsTiming timing : new ArrayList<>(timings)) {
        addDelays(timing, run, node, upward, timings);
        addDelays(timing.behind(node), run, node, upward, timings);
      }
    }
    return timings;
  }

  private static void addDelays(
      RowsTiming timing, RowsRun run, int node, boolean upward, Set<RowsTiming> timings) {
    int latest = timing.latest(run, node, upward);
    for (int tick = timing.firstTick(node); tick <= latest; tick++) {
      timings.add(timing.withFirstTick(node, tick));
    }
  }
}
