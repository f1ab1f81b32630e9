package dev.pex.codesign.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pex.codesign.compiled.ModelSource;
import dev.pex.codesign.network.Network;
import dev.pex.codesign.width.ChannelGroup;
import dev.pex.codesign.width.Narrowing;
import dev.pex.codesign.width.RandomNetworks;
import dev.pex.codesign.width.Widths;
import dev.pex.processor.graph.MultiplyAccumulates;
import dev.pex.processor.schedule.StageKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The functions of widths equal what is planned, and their gradients are their slopes. */
final class ResourceModelTest {
  private static final int NETWORKS = 1_000;

  private static final List<String> CORES = List.of("PORTABLE", "CORTEX_M4", "CORTEX_M55");

  private static final double STEP = 1e-4;

  /** Of a difference of two amounts, divided by a step. */
  private static final double ROUNDING = 1e-3;

  private final Path folder;

  ResourceModelTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void amountsAreThoseOfThePlanAtWholeWidths() {
    for (int seed = 0; seed < NETWORKS; seed++) {
      Narrowing narrowing = Narrowing.of(RandomNetworks.of(seed));
      Widths widths = RandomNetworks.widths(narrowing.groups(), new Random(seed));
      StageKinds kinds = seed % 4 == 0 ? StageKinds.WHOLE_ONLY : StageKinds.ALL;
      Deployment deployment =
          Deployment.of(kinds, CORES.get(seed % CORES.size()), seed % 2 == 0 ? "SPEED" : "SIZE");
      PlannedNetwork planned = PlannedNetwork.of(narrowing.at(widths), deployment);
      Resources resources = new ResourceModel(narrowing, deployment).around(widths);
      assertThat(resources.sram().at(widths))
          .as("SRAM of network %d", seed)
          .isCloseTo(planned.layout().arenaBytes(), within(1e-6));
      assertThat(resources.flash().at(widths))
          .as("flash of network %d", seed)
          .isCloseTo(planned.tableBytes(), within(1e-6));
      assertThat(resources.macs().at(widths))
          .as("multiply-accumulates of network %d", seed)
          .isCloseTo(macs(planned), within(1e-3));
    }
  }

  private static double macs(PlannedNetwork planned) {
    return planned.schedule().graph().nodes().stream().mapToLong(MultiplyAccumulates::of).sum();
  }

  /** All amounts are convex along a width, so slopes to both sides enclose the derivative. */
  @Test
  void gradientsLieBetweenTheSlopesToBothSides() {
    int smooth = 0;
    int all = 0;
    for (int seed = 0; seed < NETWORKS / 5; seed++) {
      Narrowing narrowing = Narrowing.of(RandomNetworks.of(seed));
      Random random = new Random(seed);
      Widths whole = RandomNetworks.widths(narrowing.groups(), random);
      Resources resources =
          new ResourceModel(narrowing, Deployment.of(StageKinds.ALL, "PORTABLE", "SPEED"))
              .around(whole);
      Widths widths = moved(whole, narrowing.groups().prunable(), random);
      for (Usage usage : List.of(resources.sram(), resources.flash(), resources.macs())) {
        for (ChannelGroup group : narrowing.groups().prunable()) {
          double slope = usage.gradient(widths).getOrDefault(group.name(), 0.0);
          double before = slope(usage, widths, group, -STEP);
          double after = slope(usage, widths, group, STEP);
          assertThat(slope)
              .as("slope of network %d along '%s'", seed, group.name())
              .isBetween(before - ROUNDING, after + ROUNDING);
          smooth += after - before < 2 * ROUNDING ? 1 : 0;
          all++;
        }
      }
    }
    assertThat(smooth).as("places without a kink").isGreaterThan(all * 9 / 10);
  }

  private static double slope(Usage usage, Widths widths, ChannelGroup group, double step) {
    double moved = usage.at(widths.with(group, widths.of(group) + step));
    return (moved - usage.at(widths)) / step;
  }

  /** Between whole widths. */
  private static Widths moved(Widths whole, List<ChannelGroup> groups, Random random) {
    Widths moved = whole;
    for (ChannelGroup group : groups) {
      moved = moved.with(group, whole.of(group) + 0.4 * random.nextDouble());
    }
    return moved;
  }

  /**
   * The widest layer's input and output are there together; a channel less of either saves 36 B.
   */
  @Test
  void theGradientPointsAtTheChannelsOfTheBottleneck() throws IOException {
    Narrowing narrowing = Narrowing.of(bottleneck());
    ResourceModel model =
        new ResourceModel(narrowing, Deployment.of(StageKinds.WHOLE_ONLY, "PORTABLE", "SPEED"));
    Usage sram = model.around(Widths.FULL).sram();
    assertThat(sram.at(Widths.FULL)).isEqualTo(36 * (8 + 20));
    assertThat(sram.gradient(Widths.FULL)).isEqualTo(Map.of("before", 36.0, "wide", 36.0));
    for (ChannelGroup group : narrowing.groups().prunable()) {
      Widths fewer = Widths.FULL.with(group, group.channels() - 1.0);
      double saved = sram.at(Widths.FULL) - model.around(fewer).sram().at(fewer);
      assertThat(saved)
          .as("saved by a channel less of '%s'", group.name())
          .isEqualTo(sram.gradient(Widths.FULL).getOrDefault(group.name(), 0.0));
    }
  }

  private Network bottleneck() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("Small.java"),
            """
            import dev.pex.*;

            @Network
            class Small {
              @Input(height = 6, width = 6, channels = 2) Tensor picture;
              @Conv2D(filters = 4, kernel = 3, padding = Padding.SAME) Tensor first;
              @Conv2D(filters = 8, kernel = 3, padding = Padding.SAME) Tensor before;
              @Conv2D(filters = 20, kernel = 3, padding = Padding.SAME) Tensor wide;
              @GlobalAveragePooling2D Tensor pooled;
              @Dense(units = 3) Tensor logits;
            }
            """);
    return new ModelSource(file).withPlaceholders(folder.resolve("compiled")).network();
  }
}
