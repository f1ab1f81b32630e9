package dev.pex.codesign.command;

import dev.pex.codesign.compiled.CompiledModel;
import dev.pex.codesign.compiled.ModelSource;
import dev.pex.codesign.compiled.NetworkSource;
import dev.pex.codesign.compiled.Target;
import dev.pex.codesign.file.WholeFile;
import dev.pex.codesign.measure.Accuracy;
import dev.pex.codesign.measure.OutputsDiffer;
import dev.pex.codesign.model.Observer;
import dev.pex.codesign.model.TrainableNetwork;
import dev.pex.codesign.network.Network;
import dev.pex.codesign.prune.Budget;
import dev.pex.codesign.prune.BudgetException;
import dev.pex.codesign.prune.Fitting;
import dev.pex.codesign.prune.Limited;
import dev.pex.codesign.prune.SoftMasks;
import dev.pex.codesign.prune.TrajectoryPage;
import dev.pex.codesign.resource.ResourceModel;
import dev.pex.codesign.resource.Resources;
import dev.pex.codesign.train.Companion;
import dev.pex.codesign.train.Progress;
import dev.pex.codesign.train.Recipe;
import dev.pex.codesign.train.TrainingException;
import dev.pex.codesign.width.ChannelGroups;
import dev.pex.codesign.width.Narrowing;
import dev.pex.codesign.width.Selection;
import dev.pex.codesign.width.Widths;
import dev.pex.processor.schedule.PlanningMode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * From a class to a smaller one that fits a budget: trains it, learns how wide each layer has to
 * be, takes the other channels away, and trains what is left.
 */
final class Pruning {
  private final ModelSource model;
  private final RecipeFile recipe;
  private final Path work;
  private final Progress progress;
  private final PrintStream out;

  /**
   * A pruning.
   *
   * @param work a folder from which an interrupted one goes on
   */
  Pruning(ModelSource model, RecipeFile recipe, Path work, Progress progress, PrintStream out) {
    this.model = model;
    this.recipe = recipe;
    this.work = work;
    this.progress = progress;
    this.out = out;
  }

  /**
   * Prunes, and writes the smaller class, its weights and a page about it.
   *
   * @param limits of the smaller class, before those that the class names
   * @param folder gets the files
   * @throws BudgetException if no network of this kind fits
   */
  void run(Map<Limited, Long> limits, Path folder)
      throws IOException, TrainingException, OutputsDiffer, BudgetException {
    recipe.check();
    CompiledModel compiled = model.withPlaceholders(work.resolve("placeholders"));
    Budget budget = budget(compiled.target(), limits);
    Network network = compiled.network();
    ChannelGroups groups = ChannelGroups.of(network);
    ResourceModel resources = new ResourceModel(Narrowing.of(network), PlanningMode.ALL);
    Fitting fitting = new Fitting(resources, groups, budget);
    fitting.checkFloor();
    Lessons lessons = Lessons.of(recipe, network, work, progress, out);
    TrainableNetwork learnt = lessons.trained();
    Accuracy before = lessons.accuracy(learnt);
    Recipe pruning = recipe.pruning();
    int epochs = pruning.schedule().epochs();
    SoftMasks masks = new SoftMasks(learnt, resources, budget, epochs);
    lessons.train("pruned", learnt, masks, pruning);
    Selection kept =
        fitting.filled(fitting.fitted(masks.selection(), masks.importance()), masks.importance());
    TrainableNetwork narrow = learnt.narrowed(kept).named(network.name() + "Small");
    lessons.train("small", narrow, Companion.of(Observer.NONE), recipe.recipe());
    byte[] tflite = lessons.int8("small-int8", narrow);
    String file = compiled.name() + "_small.tflite";
    Path weights = work.resolve("weights");
    WholeFile.write(weights.resolve(file), tflite);
    String type = network.name() + "Small";
    Target target = target(compiled.target(), budget);
    NetworkSource.TypeName name = new NetworkSource.TypeName(model.packageName(), type);
    List<String> sentences = List.of("What is left of {@link " + network.name() + "}.");
    Path trial = work.resolve(type + ".java");
    writeText(trial, NetworkSource.text(narrow.network(), target, name, file, sentences));
    CompiledModel small = new ModelSource(trial).withWeights(weights, work.resolve("small"));
    Accuracy after = lessons.report(narrow, tflite, small);
    List<String> comment = comment(resources, kept.widths(), before, after);
    lessons.write(folder.resolve(file), tflite);
    lessons.write(
        folder.resolve(type + ".java"),
        bytes(NetworkSource.text(narrow.network(), target, name, file, comment)));
    lessons.write(
        folder.resolve(type + ".html"),
        bytes(TrajectoryPage.text(type, comment, masks.trajectory(), budget)));
  }

  private List<String> comment(
      ResourceModel resources, Widths widths, Accuracy before, Accuracy after) {
    Resources full = resources.around(Widths.FULL);
    Resources small = resources.around(widths);
    String taken =
        String.format(
            Locale.ROOT,
            "SRAM from %,.0f to %,.0f B, flash from %,.0f to %,.0f B,",
            full.sram().at(Widths.FULL),
            small.sram().at(widths),
            full.flash().at(Widths.FULL),
            small.flash().at(widths));
    String macs =
        String.format(
            Locale.ROOT,
            "multiply-accumulates from %,.0f to %,.0f.",
            full.macs().at(Widths.FULL),
            small.macs().at(widths));
    return List.of(
        "What is left of a network that was pruned:",
        taken,
        macs,
        "Right on test examples: " + before + " before, in float,",
        "and " + after + " now, in int8.");
  }

  private Budget budget(Target target, Map<Limited, Long> limits) throws IOException {
    Map<Limited, Long> most = new EnumMap<>(Limited.class);
    target.sramBytes().ifPresent(bytes -> most.put(Limited.SRAM, bytes));
    target.flashBytes().ifPresent(bytes -> most.put(Limited.FLASH, bytes));
    most.putAll(limits);
    if (most.isEmpty()) {
      throw new IOException(
          "'"
              + model.file().getFileName()
              + "' names no budget, and there is no --sram or --flash");
    }
    return new Budget(most);
  }

  private static Target target(Target named, Budget budget) {
    return new Target(
        named.core(),
        least(named.sramBytes(), Limited.SRAM, budget),
        least(named.flashBytes(), Limited.FLASH, budget));
  }

  private static OptionalLong least(OptionalLong named, Limited limited, Budget budget) {
    Long most = budget.most().get(limited);
    return most == null ? named : OptionalLong.of(most);
  }

  private static void writeText(Path file, String text) throws IOException {
    WholeFile.write(file, bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
