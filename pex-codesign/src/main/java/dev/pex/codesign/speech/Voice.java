package dev.pex.codesign.speech;

/**
 * Somebody who speaks.
 *
 * @param name as the engine knows it
 * @param part where everything that this voice says belongs, so that nobody is tested who was
 *     trained with
 * @param takes how often it says each keyword
 */
record Voice(Engine engine, String name, Part part, int takes) {
  /** What examples are for. */
  enum Part {
    TRAINING,
    VALIDATION,
    TEST
  }

  /** A name among those of all engines. */
  String speaker() {
    return engine.program() + "-" + name;
  }
}
