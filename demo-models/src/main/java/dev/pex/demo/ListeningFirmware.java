package dev.pex.demo;

import dev.pex.codesign.audio.Recording;
import dev.pex.codesign.listen.ListenerSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The firmware that listens with a generated network, on an emulated Cortex-M4. */
record ListeningFirmware(Checkout checkout, GeneratedNetwork network, ListenerSource parts) {
  /** Builds it and lets it hear a recording. */
  BoardRun hear(Recording recording) throws IOException {
    Path folder = Files.createDirectories(checkout.work(network.cName() + "-listening"));
    for (Map.Entry<String, String> file : parts.files().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    return BoardRun.run(checkout, network.c(), bytes(recording), "--listen", folder.toString());
  }

  private static byte[] bytes(Recording recording) {
    ByteBuffer samples =
        ByteBuffer.allocate(Short.BYTES * recording.length()).order(ByteOrder.LITTLE_ENDIAN);
    samples.asShortBuffer().put(recording.samples());
    return samples.array();
  }
}
