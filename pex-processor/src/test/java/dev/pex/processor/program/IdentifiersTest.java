package dev.pex.processor.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names in generated code. */
final class IdentifiersTest {
  @ParameterizedTest
  @CsvSource({
    "KeywordSpotter, keyword_spotter",
    "MobileNetV2, mobile_net_v2",
    "HTTPServer, http_server",
    "block2_depthwise, block2_depthwise",
    "model/conv/Relu;model/conv/Bias, model_conv_relu",
    "1422, t_1422",
    "'', t_",
    "'///', t_",
    "größe, gr_e",
    "int, int_",
    "synchronized, synchronized_",
    "a_name_of_many_words_that_goes_on_beyond_what_one_likes_to_read,"
        + " that_goes_on_beyond_what_one_likes_to_read"
  })
  void areSnakeCaseAndValid(String name, String identifier) {
    assertThat(Identifiers.snakeCase(name)).isEqualTo(identifier);
  }

  @Test
  void areGivenOutOnce() {
    Identifiers identifiers = new Identifiers();
    assertThat(identifiers.unique("stem")).isEqualTo("stem");
    assertThat(identifiers.unique("Stem")).isEqualTo("stem_2");
    assertThat(identifiers.unique("stem_2")).isEqualTo("stem_2_2");
  }

  @Test
  void ofPortsDoNotMeetTheFunctionsOfANetwork() {
    Identifiers ports = Identifiers.ofPorts();
    assertThat(ports.unique("run")).isEqualTo("run_2");
    assertThat(ports.unique("mfcc")).isEqualTo("mfcc");
    assertThat(ports.unique("mfcc_quantize")).isEqualTo("mfcc_quantize_2");
  }
}
