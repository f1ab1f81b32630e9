package dev.pex.codesign.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class DetectorTest {
  private static final DetectorParameters TWO_OF_FOUR = new DetectorParameters(4, 2, 3, 100, 2);

  private final Detector detector = new Detector(TWO_OF_FOUR);

  @Test
  void nothingIsDetectedBeforeEnoughInferences() {
    assertThat(push(0, 255, 0)).isEmpty();
    assertThat(push(0, 255, 0)).isEmpty();
    assertThat(push(0, 255, 0)).hasValue(1);
  }

  @Test
  void theMeanDecides() {
    push(0, 0, 255);
    push(255, 0, 0);
    assertThat(push(44, 211, 0)).isEmpty();
    assertThat(push(1, 0, 255)).hasValue(0);
  }

  @Test
  void theFirstOfEqualKeywordsIsDetected() {
    push(100, 100, 0);
    push(100, 100, 0);
    assertThat(push(100, 100, 55)).hasValue(0);
  }

  @Test
  void otherClassesAreNotDetected() {
    for (int i = 0; i < 10; i++) {
      assertThat(push(0, 0, 255)).isEmpty();
    }
  }

  @Test
  void aPauseFollows() {
    for (boolean expected : new boolean[] {false, false, true, false, false, true, false}) {
      assertThat(push(255, 0, 0).isPresent()).isEqualTo(expected);
    }
  }

  @Test
  void numbersMustFitTogether() {
    assertThatThrownBy(() -> new DetectorParameters(2, 3, 1, 0, 0))
        .hasMessage("there must be 1 to all classes of keywords");
    assertThatThrownBy(() -> new DetectorParameters(2, 1, 1, 256, 0))
        .hasMessage("the threshold must be in 0..255");
    assertThatThrownBy(() -> detector.push(new byte[3]))
        .hasMessage("3 scores, not one for each of 4 classes");
  }

  /** Scores as probabilities in 256ths. */
  private OptionalInt push(int first, int second, int third) {
    return detector.push(
        new byte[] {(byte) (first - 128), (byte) (second - 128), (byte) (third - 128), -128});
  }
}
