package dev.pex.codesign.speech;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who speaks. All of festival is held out for the test, and so are flite's voices of the same two
 * speakers, kal and slt; of espeak-ng some voices are.
 */
final class Voices {
  /** Everybody. */
  static final List<Voice> ALL =
      Stream.of(
              voices(
                  new EspeakNg(),
                  Voice.Part.TRAINING,
                  6,
                  "m1 m2 m3 m4 m5 m7 f1 f2 f3 f4 Alicia Andy Annie Denis Gene Lee Michael Mike"
                      + " Hugo linda belinda max steph ed"),
              voices(new Flite(), Voice.Part.TRAINING, 30, "awb rms"),
              voices(new EspeakNg(), Voice.Part.VALIDATION, 6, "m6 f5 Alex zac"),
              voices(new EspeakNg(), Voice.Part.TEST, 6, "m8 Andrea shelby victor"),
              voices(new Flite(), Voice.Part.TEST, 12, "kal16 slt"),
              voices(
                  new Festival(),
                  Voice.Part.TEST,
                  12,
                  "kal_diphone ked_diphone cmu_us_slt_arctic_hts"))
          .flatMap(List::stream)
          .toList();

  private Voices() {}

  private static List<Voice> voices(Engine engine, Voice.Part part, int takes, String names) {
    return Stream.of(names.split(" ")).map(name -> new Voice(engine, name, part, takes)).toList();
  }
}
