package dev.pex.codesign.measure;

import java.io.Serial;
import java.util.Arrays;

/**
 * The generated executor computes something else than TensorFlow Lite, which is a defect of Pex.
 */
public final class OutputsDiffer extends Exception {
  @Serial private static final long serialVersionUID = 1;

  OutputsDiffer(int example, byte[] tflite, byte[] executor) {
    super(
        "example %d is %s in TensorFlow Lite but %s in the executor"
            .formatted(example, Arrays.toString(tflite), Arrays.toString(executor)));
  }
}
