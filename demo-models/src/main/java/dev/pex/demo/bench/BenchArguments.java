package dev.pex.demo.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code ./bench} is asked for.
 *
 * @param models names of those to be measured; all if there is none
 * @param layersOf the model of which each operator is shown
 * @param published a folder of published models; perhaps there is none
 */
record BenchArguments(
    List<BoardCore> cores, List<String> models, Optional<String> layersOf, Path published) {
  BenchArguments {
    cores = List.copyOf(cores);
    models = List.copyOf(models);
  }

  /**
   * Reads {@code [--layers MODEL] [--core CORE]… [--model MODEL]… [FOLDER]}. Without cores they are
   * all of them, or a Cortex-M4 for layers.
   *
   * @throws IllegalArgumentException if there is no board with a core
   */
  static BenchArguments parse(List<String> words, Path usualFolder) {
    List<BoardCore> cores = new ArrayList<>();
    List<String> models = new ArrayList<>();
    Optional<String> layersOf = Optional.empty();
    Path published = usualFolder;
    for (int i = 0; i < words.size(); i++) {
      boolean hasValue = i + 1 < words.size();
      if (words.get(i).equals("--core") && hasValue) {
        cores.add(BoardCore.named(words.get(++i)));
      } else if (words.get(i).equals("--model") && hasValue) {
        models.add(words.get(++i));
      } else if (words.get(i).equals("--layers") && hasValue) {
        layersOf = Optional.of(words.get(++i));
      } else {
        published = Path.of(words.get(i));
      }
    }
    if (cores.isEmpty()) {
      cores = layersOf.isPresent() ? List.of(BoardCore.named("cortex-m4")) : BoardCore.all();
    }
    return new BenchArguments(cores, models, layersOf, published);
  }

  /** The models to be measured. */
  List<BenchModel> measured() {
    return BenchModel.all(published)
        .filter(model -> models.isEmpty() || models.contains(model.name()))
        .toList();
  }
}
