package dev.pex.codesign.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.data.Example;
import dev.pex.codesign.data.Image;
import dev.pex.codesign.data.Portion;
import dev.pex.codesign.network.Quantization;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ImageFeaturesTest {
  private static final Dataset<Image> IMAGES =
      new Dataset<>() {
        @Override
        public List<String> classes() {
          return List.of("a", "b");
        }

        @Override
        public int size() {
          return 3;
        }

        @Override
        public Example<Image> example(int index) {
          byte[] values = {0, 1, 2, 127, -128, (byte) (-1 - index)};
          return new Example<>(new Image(1, 2, 3, values), index % 2);
        }
      };

  @Test
  void pixelsBecomeWhatTheirInt8StandsFor() throws Exception {
    ImageFeatures features = new ImageFeatures(IMAGES, new Quantization(0.5f, -128));
    assertThat(features.example(0).content()).containsExactly(0, 0.5f, 1, 63.5f, 64, 127.5f);
    assertThat(features.example(1).label()).isEqualTo(1);
    assertThat(new ImageFeatures(IMAGES, new Quantization(1, 0)).example(0).content())
        .containsExactly(-128, -127, -126, -1, 0, 127);
  }

  @Test
  void portionsHaveExamplesOfTheirOwn() throws Exception {
    Dataset<Image> portion = new Portion<>(IMAGES, 1, 2);
    assertThat(portion.size()).isEqualTo(2);
    assertThat(portion.example(1).content().value(0, 1, 2)).isEqualTo(253);
    assertThatThrownBy(() -> portion.example(2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new Portion<>(IMAGES, 2, 2))
        .hasMessage("2 examples from 2 are not all among 3");
  }
}
