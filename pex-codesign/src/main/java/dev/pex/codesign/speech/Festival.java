package dev.pex.codesign.speech;

import java.util.List;

/** Speaks by diphones, or by hidden Markov models; the settings of one leave the other alone. */
record Festival() implements Engine {
  private static final int USUAL_HERTZ = 105;

  @Override
  public String program() {
    return "festival";
  }

  @Override
  public List<String> listing() {
    return List.of(program(), "--batch", "(print (voice.list))");
  }

  @Override
  public List<String> command(Utterance utterance) {
    String script =
        """
        (begin
          (defvar hts_engine_params nil)
          (voice_%s)
          (Parameter.set 'Duration_Stretch %s)
          (set! int_lr_params '((target_f0_mean %s) (target_f0_std 14)
                                (model_f0_mean 170) (model_f0_std 34)))
          (set! hts_engine_params
                (append hts_engine_params '(("-r" %s) ("-fm" %s))))
          (utt.save.wave (utt.synth (Utterance Text "%s")) "%s" 'riff))
        """
            .formatted(
                utterance.voice().name(),
                Engine.decimal(1 / utterance.speed()),
                Engine.decimal(USUAL_HERTZ * utterance.pitch()),
                Engine.decimal(utterance.speed()),
                Engine.decimal(utterance.semitones()),
                utterance.word(),
                FILE);
    return List.of(program(), "--batch", script);
  }
}
