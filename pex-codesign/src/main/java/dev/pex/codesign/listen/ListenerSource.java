package dev.pex.codesign.listen;

import dev.pex.codesign.audio.MfccParameters;
import dev.pex.codesign.audio.MfccSource;
import java.util.Locale;
import java.util.Map;

/** Spells what stands before and behind a network that listens as C, for {@code listen.c}. */
public final class ListenerSource {
  private static final String FRONT_END = "front_end";

  private final MfccSource frontEnd;
  private final int rowsPerInference;
  private final DetectorParameters detection;

  /**
   * The C of a listener with these parameters.
   *
   * @throws IllegalArgumentException unless rows come between inferences
   */
  public ListenerSource(
      MfccParameters features, int rowsPerInference, DetectorParameters detection) {
    this.frontEnd = new MfccSource(FRONT_END, features);
    this.rowsPerInference = Listener.checkedRows(rowsPerInference);
    this.detection = detection;
  }

  /** Content of the files by their names. */
  public Map<String, String> files() {
    return Map.of(
        FRONT_END + ".h",
        frontEnd.header(),
        FRONT_END + ".c",
        frontEnd.source(),
        "detector.h",
        header(),
        "detector.c",
        source());
  }

  private String header() {
    return String.format(
        Locale.ROOT,
        """
        #ifndef DETECTOR_H
        #define DETECTOR_H

        #include "pex_detector.h"

        #define DETECTOR_CLASSES %d
        #define DETECTOR_INFERENCES %d
        #define DETECTOR_ROWS_PER_INFERENCE %d

        extern const pex_detector_params detector;

        #endif
        """,
        detection.classes(),
        detection.inferences(),
        rowsPerInference);
  }

  private String source() {
    return String.format(
        Locale.ROOT,
        """
        #include "detector.h"

        const pex_detector_params detector = {
            .classes = %d,
            .keywords = %d,
            .inferences = %d,
            .threshold = %d,
            .pause = %d,
        };
        """,
        detection.classes(),
        detection.keywords(),
        detection.inferences(),
        detection.threshold(),
        detection.pause());
  }
}
