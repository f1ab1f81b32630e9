package dev.pex;

/** Units of memory, for budgets such as {@code sram = 8 * KIB}. */
public final class Bytes {
  /** 1,024 bytes. */
  public static final int KIB = 1024;

  /** 1,048,576 bytes. */
  public static final int MIB = 1024 * KIB;

  private Bytes() {}
}
