package dev.pex.codesign.width;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pex.codesign.compiled.ModelSource;
import dev.pex.codesign.model.TrainableNetwork;
import dev.pex.codesign.network.Network;
import dev.pex.codesign.network.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which channels go together, in networks that were compiled and in random ones. */
final class ChannelGroupsTest {
  private static final int NETWORKS = 300;

  private final Path folder;

  ChannelGroupsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void whatDepthwiseConvolutionsAndSumsTieIsOneGroup() throws IOException {
    ChannelGroups groups =
        groups(
            """
            @Conv2D(filters = 8, kernel = 3, padding = Padding.SAME) Tensor stem;
            @DepthwiseConv2D(kernel = 3) Tensor spatial;
            @Conv2D(filters = 8, kernel = 1) Tensor mixed;
            @Add({"mixed", "stem"}) Tensor sum;
            @Conv2D(filters = 6, kernel = 1) Tensor other;
            @GlobalAveragePooling2D Tensor pooled;
            @Dense(units = 3) Tensor logits;
            @Softmax Tensor scores;
            """);
    assertThat(groups.prunable())
        .containsExactly(new ChannelGroup("stem", 8, true), new ChannelGroup("other", 6, true));
    assertThat(described(groups, "spatial")).isEqualTo("stem");
    assertThat(described(groups, "mixed")).isEqualTo("stem");
    assertThat(described(groups, "pooled")).isEqualTo("other");
    assertThat(groups.of("picture")).noneMatch(segment -> segment.group().prunable());
    assertThat(groups.of("logits")).noneMatch(segment -> segment.group().prunable());
  }

  @Test
  void joinedAndMultipliedChannelsAreSegments() throws IOException {
    ChannelGroups groups =
        groups(
            """
            @Conv2D(filters = 4, kernel = 1, from = "picture") Tensor left;
            @Conv2D(filters = 5, kernel = 1, from = "picture") Tensor right;
            @Concatenate({"left", "right"}) Tensor joined;
            @DepthwiseConv2D(kernel = 1, multiplier = 2) Tensor deep;
            @Flatten Tensor flat;
            @Dense(units = 3) Tensor logits;
            """);
    assertThat(described(groups, "joined")).isEqualTo("left right");
    assertThat(described(groups, "deep")).isEqualTo("2*left 2*right");
    assertThat(groups.of("flat")).hasSize(2 * 6 * 6);
    assertThat(new Widths(Map.of("left", 1.5, "right", 3.0)).of(groups.of("flat")))
        .isEqualTo(36 * (2 * 1.5 + 2 * 3));
  }

  @Test
  void aPartOfATensorThatIsAddedToAWholeStaysAsItIs() throws IOException {
    ChannelGroups groups =
        groups(
            """
            @Conv2D(filters = 4, kernel = 1, from = "picture") Tensor left;
            @Conv2D(filters = 5, kernel = 1, from = "picture") Tensor right;
            @Concatenate({"left", "right"}) Tensor joined;
            @Conv2D(filters = 9, kernel = 1) Tensor whole;
            @Add({"whole", "joined"}) Tensor sum;
            @Flatten Tensor flat;
            @Dense(units = 7) Tensor hidden;
            @Dense(units = 3) Tensor logits;
            """);
    assertThat(groups.prunable()).containsExactly(new ChannelGroup("hidden", 7, true));
  }

  @Test
  void channelsInAnotherOrderStay() throws IOException {
    ChannelGroups groups =
        groups(
            """
            @Conv2D(filters = 4, kernel = 1) Tensor stem;
            @Reshape({8, 6, 3}) Tensor shaped;
            @Conv2D(filters = 5, kernel = 1) Tensor next;
            @Flatten Tensor flat;
            @Dense(units = 3) Tensor logits;
            """);
    assertThat(groups.prunable()).containsExactly(new ChannelGroup("next", 5, true));
  }

  @Test
  void narrowNetworksFitTogether() {
    for (int seed = 0; seed < NETWORKS; seed++) {
      Network network = RandomNetworks.of(seed);
      Narrowing narrowing = Narrowing.of(network);
      Random random = new Random(seed);
      Widths widths = RandomNetworks.widths(narrowing.groups(), random);
      assertThat(narrowing.at(Widths.FULL)).isEqualTo(network);
      Network narrow = narrowing.at(widths);
      assertThat(Narrowing.of(narrow).at(Widths.FULL)).isEqualTo(narrow);
      assertThat(TrainableNetwork.untrained(narrow, random).weights().network()).isEqualTo(narrow);
      assertThat(narrow.outputs()).isEqualTo(network.outputs());
      for (ChannelGroup group : narrowing.groups().prunable()) {
        Shape shape =
            narrow.operators().stream()
                .filter(operator -> operator.name().equals(group.name()))
                .findFirst()
                .orElseThrow()
                .shape();
        assertThat((double) shape.channels()).isEqualTo(widths.of(group));
      }
    }
  }

  @Test
  void partsOfChannelsAreNoNetwork() {
    Narrowing narrowing = Narrowing.of(RandomNetworks.of(1));
    Widths widths = Widths.FULL.with(narrowing.groups().prunable().get(0), 0.5);
    assertThatThrownBy(() -> narrowing.at(widths))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.5 channels");
  }

  private ChannelGroups groups(String layers) throws IOException {
    String model =
        """
        import dev.pex.*;

        @Network
        class Small {
          @Input(height = 6, width = 6, channels = 2) Tensor picture;
        """
            + layers
            + "}\n";
    Path file = Files.writeString(folder.resolve("Small.java"), model);
    return ChannelGroups.of(
        new ModelSource(file).withPlaceholders(folder.resolve("compiled")).network());
  }

  private static String described(ChannelGroups groups, String tensor) {
    return groups.of(tensor).stream()
        .map(
            segment -> (segment.times() == 1 ? "" : segment.times() + "*") + segment.group().name())
        .collect(Collectors.joining(" "));
  }
}
