package dev.pex.codesign.command;

import dev.pex.codesign.audio.MfccParameters;
import dev.pex.codesign.data.Cifar10;
import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.data.FashionMnist;
import dev.pex.codesign.data.Image;
import dev.pex.codesign.data.Portion;
import dev.pex.codesign.network.Quantization;
import dev.pex.codesign.speech.KeywordExamples;
import dev.pex.codesign.speech.SyntheticWords;
import dev.pex.codesign.speech.Vocabulary;
import dev.pex.codesign.train.Augmentation;
import dev.pex.codesign.train.ImageFeatures;
import dev.pex.codesign.train.TrainingData;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Finds the data that a recipe names, as values of a network's input. */
final class ExampleSource {
  private static final String FASHION_MNIST = "/usr/share/datasets/fashion-mnist";

  private final RecipeFile recipe;
  private final Augmentation augmentation;
  private final Quantization input;
  private final PrintStream out;

  /**
   * A source for one training.
   *
   * @param augmentation what is done to examples before they are learnt
   * @param input the quantisation of the network's input
   */
  ExampleSource(RecipeFile recipe, Augmentation augmentation, Quantization input, PrintStream out) {
    this.recipe = recipe;
    this.augmentation = augmentation;
    this.input = input;
    this.out = out;
  }

  /**
   * The examples.
   *
   * @param words where synthetic words are kept from one training to the next
   */
  Examples examples(Path words) throws IOException {
    Map<String, Kind> kinds = new TreeMap<>();
    kinds.put("fashion-mnist", this::fashionMnist);
    kinds.put("cifar-10", () -> images(Cifar10.training(folder()), Cifar10.test(folder())));
    kinds.put("speech-commands", () -> words(Vocabulary.SPEECH_COMMANDS, folder()));
    kinds.put("synthetic-words", () -> words(Vocabulary.COMMANDS, spoken(words)));
    Kind kind = kinds.get(recipe.text("data").orElse(""));
    if (kind == null) {
      throw recipe.wrong("data", "one of " + String.join(", ", kinds.keySet()));
    }
    return kind.examples();
  }

  /** One kind of data. */
  private interface Kind {
    Examples examples() throws IOException;
  }

  private Examples fashionMnist() throws IOException {
    Path folder = Path.of(recipe.text("folder").orElse(FASHION_MNIST));
    return images(FashionMnist.training(folder), FashionMnist.test(folder));
  }

  /** Of the images to train with, the last are for validation. */
  private Examples images(Dataset<Image> images, Dataset<Image> test) throws IOException {
    Dataset<float[]> all = new ImageFeatures(images, input);
    int validation = within("validation", images.size() / 12, images.size() - 1);
    int left = images.size() - validation;
    return new Examples(
        new TrainingData(
            new Portion<>(all, 0, within("examples", left, left)),
            new Portion<>(all, left, validation),
            augmentation),
        new ImageFeatures(test, input));
  }

  private int within(String key, int otherwise, int most) throws IOException {
    return recipe.integer(key, otherwise, 1, most);
  }

  private Examples words(Vocabulary vocabulary, Path folder) throws IOException {
    MfccParameters.FeatureScale scale =
        new MfccParameters.FeatureScale(input.scale(), input.zeroPoint());
    KeywordExamples words =
        new KeywordExamples(
            folder, vocabulary, MfccParameters.KEYWORDS.storedAs(scale), recipe.seed());
    return new Examples(
        new TrainingData(
            words.training(within("examples", 24_000, Integer.MAX_VALUE)),
            words.validation(),
            augmentation),
        words.test());
  }

  private Path spoken(Path words) throws IOException {
    SyntheticWords.of(Vocabulary.COMMANDS, recipe.seed())
        .write(
            words,
            (sounds, ofSounds) -> {
              if (sounds % 500 == 0) {
                out.printf(Locale.ROOT, "spoken %,d of %,d words%n", sounds, ofSounds);
              }
            });
    return words;
  }

  private Path folder() throws IOException {
    return Path.of(recipe.text("folder").orElseThrow(() -> recipe.wrong("folder", "a folder")));
  }
}
