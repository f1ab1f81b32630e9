package dev.pex.codesign.train;

import dev.pex.codesign.data.Dataset;

/**
 * What a network learns from.
 *
 * @param training examples to learn
 * @param validation others, by which the best epoch is chosen
 * @param augmentation of the examples to learn
 */
public record TrainingData(
    Dataset<float[]> training, Dataset<float[]> validation, Augmentation augmentation) {
  /** Refuses data that is not there, or of different classes. */
  public TrainingData {
    if (training.size() == 0 || validation.size() == 0) {
      throw new IllegalArgumentException("there are no examples");
    }
    if (!training.classes().equals(validation.classes())) {
      throw new IllegalArgumentException(
          "examples to learn are of %s, but those for validation of %s"
              .formatted(training.classes(), validation.classes()));
    }
  }
}
