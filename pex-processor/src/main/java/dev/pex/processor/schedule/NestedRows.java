package dev.pex.processor.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes a stage of whole rows nested: one chain after the other of those whose steps run when most
 * is alive is cut into slices, as long as that helps.
 */
final class NestedRows {
  private static final int LONGEST_CHAIN = 6;

  private final NodeOrder order;
  private final PresenceReader reader;

  /** Nests stages that run the nodes from a position of an order on. */
  NestedRows(NodeOrder order, int first) {
    this.order = order;
    this.reader = new PresenceReader(order, first);
  }

  /** The stage with the largest slices that needs no more than this, if there is one. */
  Optional<Stage.Rows> widest(Stage.Rows wholeRows, int peakBytes) {
    return cuts(wholeRows, peakBytes).stream()
        .filter(stage -> stage.peakBytes() <= peakBytes)
        .findFirst()
        .map(stage -> widest(stage.sliceLoops(), stage, peakBytes));
  }

  /** The stage with the smallest slices that needs least, if there are any where they help. */
  Optional<Stage.Rows> narrowest(Stage.Rows wholeRows) {
    return cuts(wholeRows, 0).stream().min(Comparator.comparingInt(Stage::peakBytes));
  }

  /**
   * The stage with one chain cut, with two, and so on.
   *
   * @param enoughBytes a peak from which on no more are needed
   */
  private List<Stage.Rows> cuts(Stage.Rows wholeRows, int enoughBytes) {
    List<Stage.Rows> cuts = new ArrayList<>();
    Optional<SliceChain> chain = best(wholeRows, enoughBytes);
    while (chain.isPresent()) {
      Stage.Rows stage = cut(chain.get(), chain.get().mostSlices());
      cuts.add(stage);
      chain = best(stage, enoughBytes);
    }
    return cuts;
  }

  /** The chain that lowers most what is alive while it runs, at the stage's peak. */
  private Optional<SliceChain> best(Stage.Rows stage, int enoughBytes) {
    StagePresence.Peak peak = reader.rows(stage).peak();
    Optional<SliceChain> best = Optional.empty();
    int least = peak.bytes();
    if (least > enoughBytes) {
      for (SliceChain chain : chainsAround(peak.position(), stage)) {
        int[] tick = {peak.tick()};
        StagePresence cut = reader.at(tick, chain.cut(chain.mostSlices()));
        int bytes = cut.peakBytes(chain.first(), chain.end());
        best = bytes < least ? Optional.of(chain) : best;
        least = Math.min(least, bytes);
      }
    }
    return best;
  }

  private List<SliceChain> chainsAround(int position, Stage.Rows stage) {
    List<SliceChain> chains = new ArrayList<>();
    int steps = stage.steps().size();
    for (int first = Math.max(0, position - LONGEST_CHAIN + 1); first <= position; first++) {
      for (int end = position + 1; end <= Math.min(steps, first + LONGEST_CHAIN); end++) {
        SliceChain.of(order, stage, first, end).ifPresent(chains::add);
      }
    }
    return chains;
  }

  /** Each loop in as few slices as the peak allows. */
  private Stage.Rows widest(List<SliceLoop> loops, Stage.Rows narrowest, int peakBytes) {
    Stage.Rows widest = narrowest;
    for (SliceLoop loop : loops) {
      SliceChain chain = SliceChain.again(order, widest, loop);
      widest =
          chain.slices().stream()
              .map(slices -> cut(chain, slices))
              .filter(stage -> stage.peakBytes() <= peakBytes)
              .findFirst()
              .orElse(widest);
    }
    return widest;
  }

  private Stage.Rows cut(SliceChain chain, int slices) {
    Stage.Rows stage = chain.cut(slices);
    return stage.withPeak(reader.rows(stage).peakBytes());
  }
}
