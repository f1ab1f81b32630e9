package dev.pex;

/** The cores that Pex knows; C99 for {@link #PORTABLE} runs on all of them. */
public enum Core {
  /** Any core with a C99 compiler. */
  PORTABLE,
  /** Arm Cortex-M0+, ARMv6-M. */
  CORTEX_M0PLUS,
  /** Arm Cortex-M3, ARMv7-M. */
  CORTEX_M3,
  /** Arm Cortex-M4, ARMv7E-M with the DSP instructions. */
  CORTEX_M4,
  /** Arm Cortex-M7, ARMv7E-M with the DSP instructions. */
  CORTEX_M7,
  /** Arm Cortex-M33, ARMv8-M with the DSP instructions. */
  CORTEX_M33,
  /** Arm Cortex-M55, ARMv8.1-M with the vector instructions (MVE). */
  CORTEX_M55,
  /** RISC-V RV32IMC. */
  RISCV32
}
