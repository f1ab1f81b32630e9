package dev.pex.codesign.train;

import dev.pex.codesign.file.DataFile;
import dev.pex.codesign.file.WholeFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * A file from which an interrupted training goes on as if nothing had been.
 *
 * @param fingerprint what was trained with what; another training does not go on from it
 */
record Checkpoint(Path path, String fingerprint) {
  private static final String FORMAT = "pex checkpoint 1";

  /** Writes all of a state. */
  void write(TrainingState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(FORMAT);
    out.writeUTF(fingerprint);
    out.writeInt(state.epochs());
    out.writeInt(state.bestEpoch());
    out.writeDouble(state.bestAccuracy());
    out.writeLong(state.optimizer().steps());
    for (float[] numbers : state.numbers().values()) {
      ByteBuffer block = ByteBuffer.allocate(numbers.length * Float.BYTES);
      block.asFloatBuffer().put(numbers);
      out.write(block.array());
    }
    out.writeLong(checksum(bytes.toByteArray()));
    WholeFile.write(path, bytes.toByteArray());
  }

  /**
   * Makes a state what it was when it was written; leaves it alone if there is no file.
   *
   * @throws IOException if the file is damaged or of another training
   */
  void readInto(TrainingState state) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    DataFile file = new DataFile(path);
    byte[] content = file.content();
    int end = content.length - Long.BYTES;
    if (end < 0 || ByteBuffer.wrap(content).getLong(end) != checksum(Arrays.copyOf(content, end))) {
      throw file.damaged("is not a whole checkpoint; without it, training starts anew");
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
    if (!in.readUTF().equals(FORMAT) || !in.readUTF().equals(fingerprint)) {
      throw file.damaged(
          "is of a training with another network, recipe or data; without it, training starts anew");
    }
    state.resumeAfter(in.readInt(), in.readInt(), in.readDouble());
    state.optimizer().resumeAfter(in.readLong());
    for (Map.Entry<String, float[]> numbers : state.numbers().entrySet()) {
      byte[] block = in.readNBytes(numbers.getValue().length * Float.BYTES);
      ByteBuffer.wrap(block).asFloatBuffer().get(numbers.getValue());
    }
  }

  private static long checksum(byte[] content) {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    return checksum.getValue();
  }
}
