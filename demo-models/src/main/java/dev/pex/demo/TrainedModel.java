package dev.pex.demo;

import dev.pex.runtime.TensorInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A model of this module with weights of its own.
 *
 * @param subject what it was trained with
 * @param tests examples of it that took no part in the training
 */
record TrainedModel(DemoModel model, String subject, Tests tests) {
  /** All of them. */
  static final List<TrainedModel> ALL =
      List.of(
          new TrainedModel(DemoModel.FASHION_CLASSIFIER, "Fashion-MNIST", TestExamples::fashion),
          new TrainedModel(DemoModel.KEYWORD_SPOTTER, "synthetic words", TestExamples::words));

  /** The other models of this module. */
  static List<DemoModel> untrained() {
    List<DemoModel> models = new ArrayList<>(List.of(DemoModel.values()));
    models.removeAll(ALL.stream().map(TrainedModel::model).toList());
    return models;
  }

  /** Reads test examples. */
  interface Tests {
    /** The examples for a network's input. */
    TestExamples of(TensorInfo input) throws IOException;
  }
}
