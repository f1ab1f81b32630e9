package dev.pex.codesign.measure;

import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.data.Example;
import dev.pex.oracle.TfliteRunner;
import dev.pex.runtime.RunnableNetwork;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.TensorObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Accuracy of an int8 network in TensorFlow Lite's reference kernels and in its executor. */
public record Int8Accuracy(Accuracy tflite, Accuracy executor) {
  /** TensorFlow Lite shows every tensor of each of them. */
  private static final int AT_ONCE = 50;

  /**
   * Runs both on every example.
   *
   * @param model the bytes of a {@code .tflite} of one input and one output
   * @param network the executor that was generated from it
   * @param dataset of what the network's input holds, as reals
   * @throws OutputsDiffer at the first example for which they compute other bytes
   */
  public static Int8Accuracy of(byte[] model, RunnableNetwork network, Dataset<float[]> dataset)
      throws IOException, OutputsDiffer {
    TfliteRunner tflite = new TfliteRunner(model);
    TensorInfo input = network.inputs().get(0);
    String output = network.outputs().get(0).name();
    Accuracy ofTflite = Accuracy.NONE;
    Accuracy ofExecutor = Accuracy.NONE;
    for (int first = 0; first < dataset.size(); first += AT_ONCE) {
      List<Example<byte[]>> examples = examples(dataset, first, input);
      List<byte[]> expected =
          tflite.outputs(output, examples.stream().map(each -> List.of(each.content())).toList());
      for (int i = 0; i < examples.size(); i++) {
        byte[] stored = examples.get(i).content();
        byte[] found = network.run(List.of(stored), TensorObserver.NONE).get(0);
        if (!Arrays.equals(found, expected.get(i))) {
          throw new OutputsDiffer(first + i, expected.get(i), found);
        }
        int label = examples.get(i).label();
        ofTflite = ofTflite.plus(greatest(expected.get(i)) == label);
        ofExecutor = ofExecutor.plus(greatest(found) == label);
      }
    }
    return new Int8Accuracy(ofTflite, ofExecutor);
  }

  private static List<Example<byte[]>> examples(
      Dataset<float[]> dataset, int first, TensorInfo input) throws IOException {
    List<Example<byte[]>> examples = new ArrayList<>();
    for (int i = first; i < Math.min(first + AT_ONCE, dataset.size()); i++) {
      Example<float[]> example = dataset.example(i);
      examples.add(new Example<>(input.quantize(example.content()), example.label()));
    }
    return examples;
  }

  /** Index of the greatest score, the first of several. */
  private static int greatest(byte[] scores) {
    int greatest = 0;
    for (int i = 1; i < scores.length; i++) {
      greatest = scores[i] > scores[greatest] ? i : greatest;
    }
    return greatest;
  }
}
