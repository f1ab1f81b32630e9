package dev.pex.processor.schedule;

/**
 * The kinds of stages that a schedule may have beside whole ones, which are always allowed.
 *
 * @param rows stages that run row by row
 * @param columns rows stages that make a row in several chunks of columns; only with rows
 * @param channels stages that run one slice of channels after the other
 */
public record StageKinds(boolean rows, boolean columns, boolean channels) {
  /** Every operator on whole tensors: only their order is chosen. */
  public static final StageKinds WHOLE_ONLY = new StageKinds(false, false, false);

  /** Whatever needs least. */
  public static final StageKinds ALL = new StageKinds(true, true, true);

  /** Whether steps of rows stages may run slice by slice. */
  boolean nested() {
    return rows && channels;
  }

  public StageKinds {
    if (columns && !rows) {
      throw new IllegalArgumentException("only rows can be made in chunks of columns");
    }
  }
}
