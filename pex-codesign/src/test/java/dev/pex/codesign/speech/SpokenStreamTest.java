package dev.pex.codesign.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SpokenStreamTest {
  @Test
  void wordsAreLoudWhereTheyAreSaid() throws IOException {
    SpokenStream stream = SpokenStream.of(Vocabulary.COMMANDS, 4, 1);
    assertThat(stream.words()).hasSize(4);
    assertThat(stream.recording().length()).isEqualTo(8 * Clip.SAMPLE_RATE);
    int quietUntil = 0;
    for (SpokenStream.Word word : stream.words()) {
      int start = word.middleSample() - Clip.SAMPLE_RATE / 2;
      assertThat(peak(stream, quietUntil, start)).as("before " + word).isBetween(10, 100);
      quietUntil = start + Clip.SAMPLE_RATE;
      assertThat(peak(stream, start, quietUntil)).as(word.toString()).isGreaterThan(15_000);
    }
  }

  @Test
  void theSeedDecides() throws IOException {
    SpokenStream stream = SpokenStream.of(Vocabulary.COMMANDS, 2, 5);
    SpokenStream same = SpokenStream.of(Vocabulary.COMMANDS, 2, 5);
    SpokenStream other = SpokenStream.of(Vocabulary.COMMANDS, 2, 6);
    assertThat(same.recording().samples()).containsExactly(stream.recording().samples());
    assertThat(other.recording().samples()).isNotEqualTo(stream.recording().samples());
  }

  @Test
  void aMissingVoiceIsNamed() {
    Voice nobody = new Voice(new Flite(), "nobody", Voice.Part.TEST, 1);
    assertThatThrownBy(() -> SpokenStream.of(Vocabulary.COMMANDS, List.of(nobody), 1, 1))
        .isInstanceOf(IOException.class)
        .hasMessage("'flite' has no voice 'nobody'");
  }

  @Test
  void withoutWordsOfTheTestOthersAreSaid() throws IOException {
    List<Voice> voices = List.of(new Voice(new Flite(), "slt", Voice.Part.TEST, 1));
    SpokenStream stream = SpokenStream.of(Vocabulary.SPEECH_COMMANDS, voices, 12, 1);
    assertThat(stream.words())
        .extracting(SpokenStream.Word::text)
        .containsAnyElementsOf(Vocabulary.SPEECH_COMMANDS.strangers());
  }

  private static int peak(SpokenStream stream, int start, int end) {
    int peak = 0;
    for (int i = start; i < end; i++) {
      peak = Math.max(peak, Math.abs(stream.recording().sample(i)));
    }
    return peak;
  }
}
