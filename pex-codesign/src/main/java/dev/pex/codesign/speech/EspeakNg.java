package dev.pex.codesign.speech;

import java.util.List;

/** Speaks by formants; each voice has all accents in turn. */
record EspeakNg() implements Engine {
  private static final List<String> ACCENTS =
      List.of("en-us", "en-gb", "en-us-nyc", "en-gb-x-rp", "en-gb-scotland", "en-gb-x-gbcwmd");

  private static final int WORDS_PER_MINUTE = 160;

  /** Of a scale from 0 to 99. */
  private static final int MIDDLE_PITCH = 50;

  private static final int PITCH_PER_SEMITONE = 10;

  @Override
  public String program() {
    return "espeak-ng";
  }

  @Override
  public List<String> listing() {
    return List.of(program(), "--voices=variant");
  }

  @Override
  public List<String> command(Utterance utterance) {
    long pitch = Math.round(MIDDLE_PITCH + PITCH_PER_SEMITONE * utterance.semitones());
    return List.of(
        program(),
        "-v",
        ACCENTS.get(utterance.take() % ACCENTS.size()) + "+" + utterance.voice().name(),
        "-s",
        Long.toString(Math.round(WORDS_PER_MINUTE * utterance.speed())),
        "-p",
        Long.toString(pitch),
        "-w",
        FILE,
        utterance.word());
  }
}
