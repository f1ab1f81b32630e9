package dev.pex.demo.bench;

import java.util.regex.Pattern;

/**
 * Kinds of instructions of Arm's Thumb that take different times; the first that matches counts.
 */
enum InstructionKind {
  CONDITIONAL_BRANCH("b(eq|ne|cs|cc|mi|pl|vs|vc|hi|ls|ge|lt|gt|le)|cbn?z"),
  CALL("blx?"),
  JUMP("b|bx.*|tb[bh]"),
  RETURN("pop .*pc.*"),
  SEVERAL("(push|pop|ldm|stm).*"),
  PAIR("(ldrd|strd).*"),
  JUMP_BY_LOAD("ldr\\S* pc.*"),
  LOAD("ldr.*"),
  STORE("str.*"),
  DIVIDE("[su]div.*"),
  MULTIPLY_AND_ADD("ml[as].*"),
  LONG_MULTIPLY("[su]mull.*"),
  LONG_MULTIPLY_AND_ADD("[su]mlal.*"),
  OTHER(".*");

  private final Pattern pattern;

  InstructionKind(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  /** The kind of an instruction, as objdump spells it. */
  static InstructionKind of(String mnemonic, String operands) {
    String text = mnemonic + " " + operands;
    for (InstructionKind kind : values()) {
      boolean alone = kind.ordinal() <= JUMP.ordinal();
      if (kind.pattern.matcher(alone ? mnemonic : text).matches()) {
        return kind;
      }
    }
    return OTHER;
  }

  /** Whether it reads or writes memory once. */
  boolean isSingleAccess() {
    return this == LOAD || this == STORE;
  }
}
