package dev.pex.codesign.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** A file of a dataset, whose mistakes are told with its path. */
public record DataFile(Path path) {
  /** All of its bytes. */
  public byte[] content() throws IOException {
    if (!Files.isRegularFile(path)) {
      throw damaged("is not there");
    }
    return Files.readAllBytes(path);
  }

  /** All of its bytes, which gzip packed. */
  public byte[] unpacked() throws IOException {
    byte[] packed = content();
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return stream.readAllBytes();
    } catch (IOException e) {
      IOException damaged = damaged("is not a whole gzip file");
      damaged.initCause(e);
      throw damaged;
    }
  }

  /** An exception whose message is the file's path and a sentence. */
  public IOException damaged(String format, Object... parts) {
    return new IOException("'" + path + "' " + String.format(Locale.ROOT, format, parts));
  }

  /** Refuses a label that no class has. */
  public void checkLabel(int label, int index, int classes) throws IOException {
    if (label >= classes) {
      throw damaged("has label %d at example %,d, but there are %d classes", label, index, classes);
    }
  }
}
