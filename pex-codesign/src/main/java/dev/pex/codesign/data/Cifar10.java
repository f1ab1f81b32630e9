package dev.pex.codesign.data;

import dev.pex.codesign.file.DataFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * CIFAR-10: things and animals in 32x32 colours (Krizhevsky, 2009), from the files of its binary
 * version: one byte of label, then the red, the green and the blue values of each picture.
 */
public final class Cifar10 implements Dataset<Image> {
  private static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  private static final int SIDE = 32;
  private static final int CHANNELS = 3;
  private static final int PLANE_BYTES = SIDE * SIDE;
  private static final int EXAMPLE_BYTES = 1 + CHANNELS * PLANE_BYTES;

  private final List<byte[]> batches;
  private final List<Place> places;

  private record Place(int batch, int offset) {}

  private Cifar10(Path folder, List<String> names) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    List<Place> all = new ArrayList<>();
    for (String name : names) {
      byte[] batch = batch(new DataFile(folder.resolve(name)));
      for (int offset = 0; offset < batch.length; offset += EXAMPLE_BYTES) {
        all.add(new Place(contents.size(), offset));
      }
      contents.add(batch);
    }
    batches = List.copyOf(contents);
    places = List.copyOf(all);
  }

  /** The 50,000 examples to train with. */
  public static Cifar10 training(Path folder) throws IOException {
    return new Cifar10(
        folder,
        List.of(
            "data_batch_1.bin",
            "data_batch_2.bin",
            "data_batch_3.bin",
            "data_batch_4.bin",
            "data_batch_5.bin"));
  }

  /** The 10,000 examples to test with. */
  public static Cifar10 test(Path folder) throws IOException {
    return new Cifar10(folder, List.of("test_batch.bin"));
  }

  private static byte[] batch(DataFile file) throws IOException {
    byte[] content = file.content();
    if (content.length == 0 || content.length % EXAMPLE_BYTES != 0) {
      throw file.damaged(
          "has %,d B, not a multiple of %,d B for each example", content.length, EXAMPLE_BYTES);
    }
    for (int i = 0; i < content.length / EXAMPLE_BYTES; i++) {
      file.checkLabel(Byte.toUnsignedInt(content[i * EXAMPLE_BYTES]), i, CLASSES.size());
    }
    return content;
  }

  @Override
  public List<String> classes() {
    return CLASSES;
  }

  @Override
  public int size() {
    return places.size();
  }

  @Override
  public Example<Image> example(int index) {
    Place place = places.get(index);
    byte[] batch = batches.get(place.batch);
    byte[] values = new byte[CHANNELS * PLANE_BYTES];
    for (int i = 0; i < values.length; i++) {
      int plane = i % CHANNELS * PLANE_BYTES;
      values[i] = batch[place.offset + 1 + plane + i / CHANNELS];
    }
    return new Example<>(new Image(SIDE, SIDE, CHANNELS, values), batch[place.offset]);
  }
}
