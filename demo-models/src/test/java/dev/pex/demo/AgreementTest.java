package dev.pex.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class AgreementTest {
  private static final BoardRun CORTEX_M = new BoardRun(new byte[0], Map.of());

  @Test
  void equalBytesAgree() {
    Agreement agreement = agreement(new byte[] {1, 2, 3});
    assertThat(agreement.complete()).isTrue();
    assertThat(agreement.sentence()).isEqualTo("Java reference = C: the same 3 bytes");
  }

  @Test
  void oneOtherByteIsNamed() {
    Agreement agreement = agreement(new byte[] {1, 2, 4});
    assertThat(agreement.complete()).isFalse();
    assertThat(agreement.sentence()).isEqualTo("NOT THE SAME: C has 4 at 2, the Java reference 3;");
  }

  @Test
  void missingBytesAreADifference() {
    Agreement agreement = agreement(new byte[0]);
    assertThat(agreement.complete()).isFalse();
    assertThat(agreement.sentence()).isEqualTo("NOT THE SAME: C gives 0 bytes, not 3;");
  }

  private static Agreement agreement(byte[] actual) {
    return new Agreement(new byte[] {1, 2, 3}, Map.of("C", actual), CORTEX_M);
  }
}
