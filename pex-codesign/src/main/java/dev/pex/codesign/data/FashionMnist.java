package dev.pex.codesign.data;

import dev.pex.codesign.file.DataFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Fashion-MNIST: pieces of clothing in 28x28 grey values (Xiao, Rasul, Vollgraf, arXiv 1708.07747),
 * from its four gzip-packed IDX files.
 */
public final class FashionMnist implements Dataset<Image> {
  private static final List<String> CLASSES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  private final IdxFile images;
  private final IdxFile labels;

  private FashionMnist(Path folder, String part) throws IOException {
    Path imageFile = folder.resolve(part + "-images-idx3-ubyte.gz");
    Path labelFile = folder.resolve(part + "-labels-idx1-ubyte.gz");
    images = IdxFile.read(imageFile, 3);
    labels = IdxFile.read(labelFile, 1);
    DataFile file = new DataFile(labelFile);
    if (images.size(0) != labels.size(0)) {
      throw file.damaged(
          "has %,d labels for the %,d pictures of '%s'",
          labels.size(0), images.size(0), imageFile.getFileName());
    }
    for (int i = 0; i < size(); i++) {
      file.checkLabel(label(i), i, CLASSES.size());
    }
  }

  /** The 60,000 examples to train with. */
  public static FashionMnist training(Path folder) throws IOException {
    return new FashionMnist(folder, "train");
  }

  /** The 10,000 examples to test with. */
  public static FashionMnist test(Path folder) throws IOException {
    return new FashionMnist(folder, "t10k");
  }

  @Override
  public List<String> classes() {
    return CLASSES;
  }

  @Override
  public int size() {
    return images.size(0);
  }

  @Override
  public Example<Image> example(int index) {
    byte[] values = images.example(index);
    return new Example<>(new Image(images.size(1), images.size(2), 1, values), label(index));
  }

  private int label(int index) {
    return Byte.toUnsignedInt(labels.example(index)[0]);
  }
}
