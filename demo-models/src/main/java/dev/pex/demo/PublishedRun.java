package dev.pex.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A published model, a picture or sound for it, and what it must say.
 *
 * @param model its file name
 * @param stimulus file name of the picture or sound
 */
record PublishedRun(String model, String stimulus, String answer) {
  private static final String PERSON_DETECT = "tflm_person_detect.tflite";
  private static final String MCUNET = "mcunet_vww.tflite";
  private static final String MICRO_SPEECH = "tflm_micro_speech.tflite";

  /**
   * Person detection and two spoken words, of TFLite Micro; MCUNet's visual wake words on the same
   * person. MCUNet's own evaluation gives a pixel of 0 to 255 as the int8 value 128 less, and its
   * demo takes output 1 for a person, as is done here. On the other picture, a giraffe without
   * colours, that network is undecided: it sees a person in the whole, none in the middle.
   */
  static final List<PublishedRun> ALL =
      List.of(
          new PublishedRun(PERSON_DETECT, "person.bmp", "person"),
          new PublishedRun(PERSON_DETECT, "no_person.bmp", "no person"),
          new PublishedRun(MCUNET, "person.bmp", "person"),
          new PublishedRun(MICRO_SPEECH, "yes_1000ms.wav", "yes"),
          new PublishedRun(MICRO_SPEECH, "no_1000ms.wav", "no"));

  /** The model and the stimulus, if both are there. */
  Optional<List<Path>> files(Checkout checkout) {
    return checkout
        .published(model)
        .flatMap(file -> checkout.published(stimulus).map(shown -> List.of(file, shown)));
  }
}
