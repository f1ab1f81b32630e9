package dev.pex.processor.kernels;

/** The kernels of the C runtime that a core runs best. */
public enum KernelSet {
  /** C99 for every core, the definition of all others. */
  PORTABLE,
  /** For cores without such instructions: Cortex-M3. */
  SCALAR,
  /** The same for Armv6-M, which loads signed bytes slowly: Cortex-M0+. */
  SCALAR_ARMV6M,
  /** For the DSP instructions of Armv7E-M and Armv8-M: Cortex-M4, M7 and M33. */
  DSP,
  /** For the vectors of Armv8.1-M: Cortex-M55. */
  MVE;

  /**
   * The set for a core.
   *
   * @param core name of a constant of {@code dev.pex.Core}
   */
  public static KernelSet of(String core) {
    return switch (core) {
      case "CORTEX_M0PLUS" -> SCALAR_ARMV6M;
      case "CORTEX_M3" -> SCALAR;
      case "CORTEX_M4", "CORTEX_M7", "CORTEX_M33" -> DSP;
      case "CORTEX_M55" -> MVE;
      default -> PORTABLE;
    };
  }
}
