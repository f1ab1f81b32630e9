package dev.pex.processor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.KnownNetworks;
import dev.pex.processor.memory.MemoryLayout;
import dev.pex.processor.memory.MemoryLayoutVerifier;
import dev.pex.processor.memory.MemoryPlanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What channels stages alone need for MobileNetV2, counted in two ways. */
final class ChannelsFiguresTest {
  private static final StageKinds CHANNELS = new StageKinds(false, false, true);
  private static final Graph NETWORK = KnownNetworks.mobileNetV2();

  @Test
  void thePlanNeeds602112() {
    Schedule schedule = new Scheduler(CHANNELS, MemoryPlanner::trialBytes).schedule(NETWORK);
    MemoryLayout layout = new MemoryPlanner().layOut(schedule);
    assertThat(new ScheduleVerifier().findings(schedule)).isEmpty();
    assertThat(new MemoryLayoutVerifier().findings(schedule, layout)).isEmpty();
    assertThat(layout.arenaBytes()).isEqualTo(602_112);
    assertThat(schedule.lowerBoundBytes()).isEqualTo(602_112);
    assertThat(leastPeakBytes(Integer.BYTES)).isEqualTo(602_112);
  }

  @Test
  void withOneByteForEachSumItWouldBe376320() {
    assertThat(leastPeakBytes(1)).isEqualTo(376_320);
  }

  @Test
  void thePageOnPlanningStatesBoth() throws IOException {
    assertThat(Files.readString(Path.of("../docs/planning.md")))
        .contains("| four bytes each, as they are | 602,112 B |")
        .contains("| one byte each, which no plan can do | 376,320 B |");
  }

  /** The least peak of all cuts into whole stages and channels stages, by their presences. */
  private static int leastPeakBytes(int sumBytes) {
    Schedule whole = new OperatorOrder().schedule(NETWORK);
    NodeOrder order =
        new NodeOrder(
            NETWORK, whole.stages().stream().flatMap(each -> each.nodes().stream()).toList());
    int[] leastPeaks = new int[order.size() + 1];
    for (int end = 1; end <= order.size(); end++) {
      leastPeaks[end] = Math.max(leastPeaks[end - 1], whole.stages().get(end - 1).peakBytes());
      for (int first = 0; first < end; first++) {
        Optional<Stage.Channels> stage =
            ChannelsRun.of(order, first, end).flatMap(ChannelsRun::narrowest);
        if (stage.isPresent()) {
          StagePresence presence = new PresenceReader(order, first).channels(stage.get());
          int peakBytes = counted(presence, sumBytes).peakBytes();
          leastPeaks[end] = Math.min(leastPeaks[end], Math.max(leastPeaks[first], peakBytes));
        }
      }
    }
    return leastPeaks[order.size()];
  }

  /** The same with sums of so many bytes each. */
  private static StagePresence counted(StagePresence stage, int sumBytes) {
    List<Presence> presences = new ArrayList<>();
    for (Presence each : stage.presences()) {
      int bytes = each.bytes() / Integer.BYTES * sumBytes;
      Presence sums =
          new Presence(
              each.buffer(),
              bytes,
              each.alignment(),
              each.firstPosition(),
              each.endPosition(),
              each.low(),
              Int32Values.copyOf(new int[] {bytes}));
      presences.add(each.buffer().endsWith(".sums") ? sums : each);
    }
    return new StagePresence(stage.ticks(), stage.positions(), presences, stage.overwrites());
  }
}
