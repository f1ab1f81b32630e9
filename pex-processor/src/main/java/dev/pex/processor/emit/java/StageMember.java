package dev.pex.processor.emit.java;

import dev.pex.processor.program.GroupedDigits;
import dev.pex.processor.program.Ring;
import dev.pex.processor.program.Section;

/**
 * A stage of the program as the executor runs it: a method of its own, or, where it is a few calls,
 * just these.
 *
 * @param name of the method
 * @param code its statements
 * @param isInPlace whether they stand where the stage is to run
 */
record StageMember(Section section, String name, String code, boolean isInPlace) {
  /** Runs the stage. */
  String call(Object... arguments) {
    return isInPlace
        ? "// " + name + ", " + section.manner() + ": " + aliveBytes() + "\n" + code
        : JavaText.call(name, arguments) + ";\n";
  }

  /** Adds the method, if there is one. */
  void addTo(GeneratedFile file) {
    if (isInPlace) {
      return;
    }
    String ticks =
        section.isPushed() ? "int " + StageCode.FIRST_TICK + ", int " + StageCode.END_TICK : "";
    file.addMethod(
        "Kind: " + section.manner() + "; " + aliveBytes() + "." + rings(),
        "private void " + name + "(" + ticks + ")",
        code);
  }

  private String aliveBytes() {
    return GroupedDigits.of(section.peakBytes()) + " bytes alive";
  }

  private String rings() {
    StringBuilder text = new StringBuilder();
    for (Ring ring : section.rings()) {
      text.append("\n  ").append(ring.tensor()).append(": ").append(ring.text());
    }
    return text.toString();
  }
}
