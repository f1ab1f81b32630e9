package dev.pex.processor.tflite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Two files of the same network: {@code int8.tflite} and, not quantised, {@code float.tflite}. */
public final class QuantizationExample {
  private QuantizationExample() {}

  /** Writes both into a folder. */
  public static void writeTo(Path folder) throws IOException {
    byte[] file =
        new FileSketch()
            .input("features", 1, 8)
            .operator(
                OperatorKind.RELU, FileSketch.none(), "result", Dimensions.of(1, 8), "features")
            .outputs("result");
    Files.write(folder.resolve("int8.tflite"), file);
    FileEdit edit = new FileEdit(file);
    edit.replaceTable(edit.tensor("features"), FileEdit.TENSOR, Map.of(4, FileEdit.LEFT_OUT));
    Files.write(folder.resolve("float.tflite"), edit.bytes());
  }
}
