package dev.pex.codesign.speech;

import java.util.List;

/** Speaks by diphones, or by spectra learnt from one speaker, whose pitch it does not change. */
record Flite() implements Engine {
  private static final int USUAL_HERTZ = 105;

  @Override
  public String program() {
    return "flite";
  }

  @Override
  public List<String> listing() {
    return List.of(program(), "-lv");
  }

  @Override
  public List<String> command(Utterance utterance) {
    return List.of(
        program(),
        "-voice",
        utterance.voice().name(),
        "--setf",
        "duration_stretch=" + Engine.decimal(1 / utterance.speed()),
        "--setf",
        "int_f0_target_mean=" + Engine.decimal(USUAL_HERTZ * utterance.pitch()),
        "-t",
        utterance.word(),
        "-o",
        FILE);
  }
}
