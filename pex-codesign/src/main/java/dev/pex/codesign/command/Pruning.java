package dev.pex.codesign.command;

import dev.pex.codesign.compiled.CompiledModel;
import dev.pex.codesign.compiled.ModelSource;
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
import dev.pex.codesign.resource.Deployment;
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
import dev.pex.processor.schedule.StageKinds;
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
    String file = compiled.name() + "_small.tflite";
    checkSpelling(new Spelling(model.packageName(), network, compiled.target(), file));
    ResourceModel resources =
        new ResourceModel(Narrowing.of(network), deployment(compiled.target()));
    Fitting fitting = new Fitting(resources, ChannelGroups.of(network), budget);
    fitting.checkFloor();
    Lessons lessons = Lessons.of(recipe, network, work, progress, out);
    TrainableNetwork learnt = lessons.trained();
    Accuracy before = lessons.accuracy(learnt);
    Path place = work.resolve(budget.label());
    Lessons smaller = lessons.in(place);
    Recipe pruning = recipe.pruning();
    SoftMasks masks = new SoftMasks(learnt, resources, budget, pruning.schedule().epochs());
    smaller.train("pruned", learnt, masks, pruning);
    Selection kept =
        fitting.filled(fitting.fitted(masks.selection(), masks.importance()), masks.importance());
    String type = network.name() + "Small";
    TrainableNetwork narrow = learnt.narrowed(kept).named(type);
    smaller.train("small", narrow, Companion.of(Observer.NONE), recipe.recipe());
    byte[] tflite = smaller.int8("small-int8", narrow);
    Path weights = place.resolve("weights");
    WholeFile.write(weights.resolve(file), tflite);
    Target target = target(compiled.target(), budget);
    Spelling spelling = new Spelling(model.packageName(), narrow.network(), target, file);
    CompiledModel small = spelling.in(place).withWeights(weights, place.resolve("small"));
    Accuracy after = smaller.report(narrow, tflite, small);
    List<String> comment = comment(resources, kept.widths(), before, after);
    smaller.write(folder.resolve(file), tflite);
    smaller.write(folder.resolve(type + ".java"), spelling.content(comment));
    smaller.write(
        folder.resolve(type + ".html"),
        TrajectoryPage.text(type, comment, masks.trajectory(), budget)
            .getBytes(StandardCharsets.UTF_8));
  }

  /** Refuses what cannot be written as a class, before it is trained for long. */
  private void checkSpelling(Spelling spelling) throws IOException {
    Path place = work.resolve("spelling");
    spelling.in(place).withPlaceholders(place.resolve("compiled"));
  }

  private static Deployment deployment(Target target) {
    Target.PartialExecution partial = target.partial();
    StageKinds kinds = new StageKinds(partial.rows(), partial.rows(), partial.channels());
    return Deployment.of(kinds, target.core(), target.optimize());
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
              + "' names no budget, and there is no --sram, --flash or --macs");
    }
    return new Budget(most);
  }

  private static Target target(Target named, Budget budget) {
    return named.within(
        least(named.sramBytes(), Limited.SRAM, budget),
        least(named.flashBytes(), Limited.FLASH, budget));
  }

  private static OptionalLong least(OptionalLong named, Limited limited, Budget budget) {
    Long most = budget.most().get(limited);
    return most == null ? named : OptionalLong.of(most);
  }
}
