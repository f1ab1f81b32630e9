package dev.pex.codesign.speech;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who speaks. All of festival is held out for the test, and so is flite's voice of a speaker that
 * festival has too, and some voices of espeak-ng. Festival's voice of slt would not be new: flite's
 * is trained with.
 */
final class Voices {
  /** Everybody. */
  static final List<Voice> ALL =
      Stream.of(
              voices(
                  new EspeakNg(),
                  Voice.Part.TRAINING,
                  3,
                  "m1 m2 m3 m4 m5 m7 f1 f2 f3 f4 Alicia Andy Annie Denis Gene Lee Michael Mike"
                      + " Hugo linda belinda max steph ed adam aunty benjamin boris caleb david"
                      + " Diogo edward gustave Henrique iven john klatt klatt2 klatt3 klatt4 Marco"
                      + " Mario marcelo miguel norbert pablo paul pedro quincy rob robert sandro"
                      + " steph2 Storm travis whisper croak grandma grandpa"),
              voices(new Flite(), Voice.Part.TRAINING, 40, "awb rms slt"),
              voices(new EspeakNg(), Voice.Part.VALIDATION, 6, "m6 f5 Alex zac"),
              voices(new EspeakNg(), Voice.Part.TEST, 6, "m8 Andrea shelby victor"),
              voices(new Flite(), Voice.Part.TEST, 12, "kal16"),
              voices(new Festival(), Voice.Part.TEST, 12, "kal_diphone ked_diphone"))
          .flatMap(List::stream)
          .toList();

  private Voices() {}

  private static List<Voice> voices(Engine engine, Voice.Part part, int takes, String names) {
    return Stream.of(names.split(" ")).map(name -> new Voice(engine, name, part, takes)).toList();
  }
}
