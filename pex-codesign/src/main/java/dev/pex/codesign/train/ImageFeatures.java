package dev.pex.codesign.train;

import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.data.Example;
import dev.pex.codesign.data.Image;
import dev.pex.codesign.network.Quantization;
import java.io.IOException;
import java.util.List;

/**
 * Images as the values of a network's input: a pixel of 0 to 255 is the int8 that is 128 less.
 *
 * @param quantization of the input
 */
public record ImageFeatures(Dataset<Image> images, Quantization quantization)
    implements Dataset<float[]> {
  @Override
  public List<String> classes() {
    return images.classes();
  }

  @Override
  public int size() {
    return images.size();
  }

  @Override
  public Example<float[]> example(int index) throws IOException {
    Example<Image> example = images.example(index);
    Image image = example.content();
    float[] features = new float[image.height() * image.width() * image.channels()];
    for (int i = 0; i < features.length; i++) {
      int pixel = i / image.channels();
      int value = image.value(pixel / image.width(), pixel % image.width(), i % image.channels());
      features[i] = quantization.scale() * (value + Byte.MIN_VALUE - quantization.zeroPoint());
    }
    return new Example<>(features, example.label());
  }
}
