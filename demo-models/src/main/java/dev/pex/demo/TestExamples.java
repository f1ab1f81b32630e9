package dev.pex.demo;

import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.data.Example;
import dev.pex.codesign.data.FashionMnist;
import dev.pex.codesign.measure.Accuracy;
import dev.pex.codesign.network.Quantization;
import dev.pex.codesign.train.ImageFeatures;
import dev.pex.runtime.TensorInfo;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Examples that took no part in a model's training.
 *
 * @param examples as reals of the model's input
 */
record TestExamples(Dataset<float[]> examples, Portrait portrait) {
  private static final int MOST = 1_000;
  private static final Path FASHION_MNIST = Path.of("/usr/share/datasets/fashion-mnist");

  /** Makes a picture of an input. */
  interface Portrait {
    /** The picture of these int8 elements. */
    Picture of(byte[] input, int height, int width);
  }

  /** Fashion-MNIST's. */
  static TestExamples fashion(TensorInfo input) throws IOException {
    Quantization quantization = new Quantization(input.scale(), input.zeroPoint());
    return new TestExamples(
        new ImageFeatures(FashionMnist.test(FASHION_MNIST), quantization), Picture::ofGrey);
  }

  /** Words of voices that are only for tests. */
  static TestExamples words(TensorInfo input) throws IOException {
    return new TestExamples(SpokenTests.of(input), Picture::ofFeatures);
  }

  /** How many of them, but at most the first thousand, the generated executor labels right. */
  Accuracy accuracy(GeneratedNetwork network) throws IOException {
    Accuracy accuracy = Accuracy.NONE;
    for (int i = 0; i < Math.min(MOST, examples.size()); i++) {
      Example<float[]> example = examples.example(i);
      byte[] scores = network.scores(network.input().quantize(example.content()));
      accuracy = accuracy.plus(Labels.descending(scores).get(0) == example.label());
    }
    return accuracy;
  }

  /** The picture of an example. */
  Picture picture(byte[] input, TensorInfo info) {
    return portrait.of(input, info.shape().height(), info.shape().width());
  }
}
