package dev.pex.codesign.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pex.codesign.compiled.ModelSource;
import dev.pex.codesign.model.ForwardPass;
import dev.pex.codesign.model.Observer;
import dev.pex.codesign.model.Parameter;
import dev.pex.codesign.model.TrainableNetwork;
import dev.pex.codesign.network.Network;
import dev.pex.codesign.resource.Deployment;
import dev.pex.codesign.resource.ResourceModel;
import dev.pex.codesign.tensor.Pass;
import dev.pex.codesign.tensor.Tensor;
import dev.pex.codesign.train.Augmentation;
import dev.pex.codesign.train.Blobs;
import dev.pex.codesign.train.Companion;
import dev.pex.codesign.train.CosineSchedule;
import dev.pex.codesign.train.Progress;
import dev.pex.codesign.train.Recipe;
import dev.pex.codesign.train.Regularization;
import dev.pex.codesign.train.Score;
import dev.pex.codesign.train.Trainer;
import dev.pex.codesign.train.TrainingData;
import dev.pex.codesign.train.UpdateRule;
import dev.pex.codesign.width.ChannelGroup;
import dev.pex.codesign.width.ChannelGroups;
import dev.pex.codesign.width.Narrowing;
import dev.pex.codesign.width.RandomNetworks;
import dev.pex.codesign.width.Segment;
import dev.pex.codesign.width.Selection;
import dev.pex.codesign.width.Widths;
import dev.pex.processor.schedule.StageKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small network, pruned to a third of its memory. */
final class PruningTest {
  private static final int EPOCHS = 4;
  private static final long SRAM = 500;
  private static final Deployment DEPLOYMENT =
      Deployment.of(StageKinds.WHOLE_ONLY, "PORTABLE", "SPEED");
  private static final TrainingData DATA =
      new TrainingData(new Blobs(600, 1), new Blobs(200, 2), Augmentation.none());
  private static final Recipe RECIPE =
      new Recipe(
          new CosineSchedule(EPOCHS, 0.01, 0.1),
          UpdateRule.ADAM,
          new Regularization(0.01, 0.05, EPOCHS),
          20,
          5);
  private static final String MODEL =
      """
      import dev.pex.*;

      @Network
      class Small {
        @Input(height = 8, width = 5, channels = 2) Tensor picture;
        @Conv2D(filters = 12, kernel = 3, activation = ActivationFunction.RELU) Tensor stem;
        @DepthwiseConv2D(kernel = 3) Tensor spatial;
        @Conv2D(filters = 12, kernel = 1, activation = ActivationFunction.RELU) Tensor mixed;
        @Add({"mixed", "stem"}) Tensor sum;
        @Conv2D(filters = 20, kernel = 3, activation = ActivationFunction.RELU) Tensor wide;
        @Flatten Tensor flat;
        @Dense(units = 4) Tensor logits;
        @Softmax Tensor scores;
      }
      """;

  private final Path folder;
  private Network network;

  PruningTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void compile() throws IOException {
    Path file = Files.writeString(folder.resolve("Small.java"), MODEL);
    network = new ModelSource(file).withPlaceholders(folder.resolve("compiled")).network();
  }

  @Test
  void widthsAreLearntUntilTheBudgetIsMet() throws Exception {
    TrainableNetwork model = untrained();
    SoftMasks masks = trained(model, Progress.SILENT, "whole");
    ResourceModel resources = resources();
    assertThat(resources.around(Widths.FULL).sram().at(Widths.FULL)).isGreaterThan(2.5 * SRAM);
    assertThat(resources.around(masks.widths()).sram().at(masks.widths()))
        .isBetween(0.3 * SRAM, 1.15 * SRAM);
    Fitting fitting = new Fitting(resources, ChannelGroups.of(network), budget(SRAM));
    Selection fitted = fitting.fitted(masks.selection(), masks.importance());
    Selection kept = fitting.filled(fitted, masks.importance());
    TrainableNetwork narrow = model.narrowed(kept);
    Resource sram = new Resource(narrow.network());
    assertThat(sram.bytes()).isBetween(0.9 * SRAM, (double) SRAM);
    new Trainer(narrow, Companion.of(Observer.NONE), DATA, RECIPE, Progress.SILENT)
        .train(folder.resolve("narrow.checkpoint"));
    assertThat(Score.of(narrow, Observer.NONE, DATA.validation()).accuracy()).isGreaterThan(0.8);
    assertThat(masks.trajectory().taken(Limited.SRAM, EPOCHS))
        .isLessThan(masks.trajectory().taken(Limited.SRAM, 1) + 1);
  }

  /** SRAM of a network as it is. */
  private record Resource(Network network) {
    double bytes() {
      return new ResourceModel(Narrowing.of(network), DEPLOYMENT)
          .around(Widths.FULL)
          .sram()
          .at(Widths.FULL);
    }
  }

  @Test
  void anInterruptedPruningEndsTheSame() throws Exception {
    TrainableNetwork whole = untrained();
    SoftMasks uninterrupted = trained(whole, Progress.SILENT, "whole");
    TrainableNetwork model = untrained();
    assertThatThrownBy(() -> trained(model, new Interruption(50), "parts"))
        .hasMessage("interrupted");
    TrainableNetwork resumed = untrained();
    SoftMasks masks = trained(resumed, Progress.SILENT, "parts");
    assertThat(masks.numbers().keySet()).isEqualTo(uninterrupted.numbers().keySet());
    assertThat(masks.numbers().values().toArray(float[][]::new))
        .isDeepEqualTo(uninterrupted.numbers().values().toArray(float[][]::new));
    assertThat(values(resumed)).isDeepEqualTo(values(whole));
  }

  @Test
  void aNarrowNetworkComputesWhatTheOtherDoesWithZeros() {
    for (int seed = 0; seed < 40; seed++) {
      Network random = RandomNetworks.of(seed);
      ChannelGroups groups = ChannelGroups.of(random);
      TrainableNetwork model = TrainableNetwork.untrained(random, new Random(seed));
      Selection kept = selection(groups, new Random(seed));
      float[] inputs = new float[2 * size(random)];
      Random values = new Random(seed);
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = (float) values.nextGaussian();
      }
      assertThat(logits(model.narrowed(kept), Observer.NONE, inputs))
          .as("logits of network %d", seed)
          .containsExactly(logits(model, new Zeros(groups, kept), inputs), within(1e-3f));
    }
  }

  private static int size(Network network) {
    var shape = network.inputs().get(0).operand().shape();
    return shape.height() * shape.width() * shape.channels();
  }

  private static Selection selection(ChannelGroups groups, Random random) {
    Selection kept = Selection.ALL;
    for (var group : groups.prunable()) {
      for (int channel = 0; channel < group.channels(); channel++) {
        if (kept.of(group).size() > 1 && random.nextBoolean()) {
          kept = kept.without(group, channel);
        }
      }
    }
    return kept;
  }

  private static float[] logits(TrainableNetwork model, Observer observer, float[] inputs) {
    try (Pass pass = Pass.withoutGradients()) {
      return model
          .forward(pass, ForwardPass.Mode.EVALUATION, observer, Map.of("input", inputs))
          .logits()
          .values();
    }
  }

  /** Sets channels that do not stay to zero. */
  private record Zeros(ChannelGroups groups, Selection kept) implements Observer {
    @Override
    public Tensor activation(String tensor, Tensor value) {
      List<Segment> segments = groups.of(tensor);
      float[] mask = new float[segments.stream().mapToInt(Segment::channels).sum()];
      kept.of(segments).forEach(channel -> mask[channel] = 1);
      return value.times(value.pass().constant(mask, 1, mask.length, 1, 1));
    }
  }

  @Test
  void budgetsThatCannotBeMetNameTheFloor() {
    assertFloor(60, "60 B of SRAM are too few: with one channel in each layer it takes ");
    assertFloor(60, ", 80 for its input 'picture'");
    Fitting macs =
        new Fitting(resources(), ChannelGroups.of(network), new Budget(Map.of(Limited.MACS, 10L)));
    assertThatThrownBy(macs::checkFloor)
        .isInstanceOf(BudgetException.class)
        .hasMessageStartingWith("10 multiply-accumulates are too few: with one channel");
  }

  private void assertFloor(long sram, String part) {
    Fitting fitting = new Fitting(resources(), ChannelGroups.of(network), budget(sram));
    assertThatThrownBy(fitting::checkFloor)
        .isInstanceOf(BudgetException.class)
        .hasMessageContaining(part);
  }

  @Test
  void everyBudgetAboveTheFloorIsMetByMagnitude() throws Exception {
    ChannelGroups groups = ChannelGroups.of(network);
    Importance magnitudes = Importance.ofMagnitudes(untrained(), groups);
    for (long flash : List.of(300L, 1_000L, 2_000L)) {
      Map<Limited, Long> most = Map.of(Limited.SRAM, 400L, Limited.FLASH, flash);
      Fitting fitting = new Fitting(resources(), groups, new Budget(most));
      Selection fitted = fitting.fitted(Selection.ALL, magnitudes);
      Selection kept = fitting.filled(fitted, magnitudes);
      for (ChannelGroup group : groups.prunable()) {
        assertThat(kept.of(group)).containsAll(fitted.of(group));
      }
      assertThat(fitting.filled(kept, magnitudes)).isEqualTo(kept);
      var taken = resources().around(kept.widths());
      assertThat(taken.sram().at(kept.widths())).isLessThan(400.5);
      assertThat(taken.flash().at(kept.widths())).isLessThan(flash + 0.5);
    }
  }

  private ResourceModel resources() {
    return new ResourceModel(Narrowing.of(network), DEPLOYMENT);
  }

  private static Budget budget(long sramBytes) {
    return new Budget(Map.of(Limited.SRAM, sramBytes));
  }

  private TrainableNetwork untrained() {
    return TrainableNetwork.untrained(network, new Random(7));
  }

  private SoftMasks trained(TrainableNetwork model, Progress progress, String name)
      throws Exception {
    SoftMasks masks = new SoftMasks(model, resources(), budget(SRAM), EPOCHS);
    new Trainer(model, masks, DATA, RECIPE, progress).train(folder.resolve(name + ".checkpoint"));
    return masks;
  }

  private static float[][] values(TrainableNetwork model) {
    return model.parameters().stream().map(Parameter::values).toArray(float[][]::new);
  }

  /** Fails after so many steps. */
  private record Interruption(int steps) implements Progress {
    @Override
    public void step(long step, long ofSteps, double loss) {
      if (step == steps) {
        throw new IllegalStateException("interrupted");
      }
    }
  }
}
