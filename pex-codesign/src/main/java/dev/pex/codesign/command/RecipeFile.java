package dev.pex.codesign.command;

import dev.pex.codesign.file.DataFile;
import dev.pex.codesign.train.Augmentation;
import dev.pex.codesign.train.CosineSchedule;
import dev.pex.codesign.train.Recipe;
import dev.pex.codesign.train.Regularization;
import dev.pex.codesign.train.UpdateRule;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The file that says how a model is trained: docs/training.md. */
final class RecipeFile {
  /** What may stand in it. */
  static final Set<String> KEYS =
      new TreeSet<>(
          List.of(
              "data",
              "folder",
              "validation",
              "seed",
              "batch",
              "rule",
              "epochs",
              "learningRate",
              "warmUp",
              "weightDecay",
              "labelSmoothing",
              "patience",
              "shift",
              "flip",
              "cutout",
              "examples",
              "fineTuning.epochs",
              "fineTuning.learningRate",
              "pruning.epochs",
              "pruning.learningRate"));

  /** No image that a microcontroller sees is larger. */
  private static final int MOST_PIXELS = 1_000;

  private final DataFile file;
  private final Properties entries = new Properties();

  private RecipeFile(Path path) {
    this.file = new DataFile(path);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it is not there, or has a key that no recipe has
   */
  static RecipeFile read(Path path) throws IOException {
    RecipeFile recipe = new RecipeFile(path);
    String text = new String(recipe.file.content(), StandardCharsets.UTF_8);
    try {
      recipe.entries.load(new StringReader(text));
    } catch (IllegalArgumentException e) {
      throw recipe.file.damaged("is not a file of properties: %s", String.valueOf(e.getMessage()));
    }
    for (String key : recipe.entries.stringPropertyNames()) {
      if (!KEYS.contains(key)) {
        throw recipe.file.damaged("has '%s', but only knows %s", key, String.join(", ", KEYS));
      }
    }
    return recipe;
  }

  /** How the float network is trained. */
  Recipe recipe() throws IOException {
    int epochs = integer("epochs", 20);
    return recipe(epochs, learningRate(), patience(epochs));
  }

  /** How the quantised network is trained on; nothing if it stays as it was calibrated. */
  Optional<Recipe> fineTuning() throws IOException {
    int epochs = integer("fineTuning.epochs", 3);
    double rate = real("fineTuning.learningRate", learningRate() / 10);
    return epochs == 0 ? Optional.empty() : Optional.of(recipe(epochs, rate, patience(epochs)));
  }

  /** How widths are learnt: a share of the epochs, all of them, at a share of the learning rate. */
  Recipe pruning() throws IOException {
    int epochs = integer("pruning.epochs", Math.max(1, integer("epochs", 20) / 2));
    return recipe(epochs, real("pruning.learningRate", learningRate() / 3), epochs);
  }

  /** Refuses a recipe with a mistake, before anything is learnt. */
  void check() throws IOException {
    recipe();
    fineTuning();
    pruning();
    augmentation();
  }

  private double learningRate() throws IOException {
    return real("learningRate", 2e-3);
  }

  private int patience(int epochs) throws IOException {
    return integer("patience", epochs);
  }

  private Recipe recipe(int epochs, double learningRate, int patience) throws IOException {
    try {
      return new Recipe(
          new CosineSchedule(epochs, learningRate, real("warmUp", 0.05)),
          rule(),
          new Regularization(real("weightDecay", 0), real("labelSmoothing", 0), patience),
          integer("batch", 64),
          seed());
    } catch (IllegalArgumentException e) {
      throw file.damaged("asks for the impossible: %s", String.valueOf(e.getMessage()));
    }
  }

  private UpdateRule rule() throws IOException {
    String name = text("rule").orElse("adam");
    for (UpdateRule rule : UpdateRule.values()) {
      if (rule.name().toLowerCase(Locale.ROOT).equals(name)) {
        return rule;
      }
    }
    throw wrong("rule", "one of adam, sgd");
  }

  /** What is done to images before they are learnt. */
  Augmentation augmentation() throws IOException {
    List<Augmentation> steps = new ArrayList<>();
    int shift = pixels("shift");
    if (shift > 0) {
      steps.add(new Augmentation.Shift(shift));
    }
    if (flips()) {
      steps.add(new Augmentation.Flip());
    }
    int cutout = pixels("cutout");
    if (cutout > 0) {
      steps.add(new Augmentation.Cutout(cutout));
    }
    return Augmentation.all(steps.toArray(Augmentation[]::new));
  }

  private int pixels(String key) throws IOException {
    return integer(key, 0, 0, MOST_PIXELS);
  }

  private boolean flips() throws IOException {
    String value = text("flip").orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw wrong("flip", "true or false");
    }
    return value.equals("true");
  }

  long seed() throws IOException {
    return integer("seed", 1);
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(entries.getProperty(key)).map(String::strip);
  }

  int integer(String key, int otherwise) throws IOException {
    String value = text(key).orElse(String.valueOf(otherwise));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw wrong(key, "a whole number");
    }
  }

  /** A whole number from the least to the most. */
  int integer(String key, int otherwise, int least, int most) throws IOException {
    int value = integer(key, otherwise);
    if (value < least || value > most) {
      throw wrong(key, least + " to " + most);
    }
    return value;
  }

  private double real(String key, double otherwise) throws IOException {
    String value = text(key).orElse(String.valueOf(otherwise));
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw wrong(key, "a number");
    }
  }

  /** An exception that tells what stands at a key and what should. */
  IOException wrong(String key, String expected) {
    return file.damaged(
        "has '%s = %s', which is not %s", key, text(key).orElse("nothing"), expected);
  }
}
