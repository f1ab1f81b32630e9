package dev.pex.processor.schedule;

/** The modes in which plans are compared: what stages there may be. */
public enum PlanningMode {
  /** Each operator as a whole, in the best order. */
  WHOLE("whole, best order"),
  /** Slices of channels only. */
  CHANNELS("channels"),
  /** Whole rows only. */
  ROWS("rows"),
  /** Everything. */
  ALL("all kinds");

  private final String label;

  PlanningMode(String label) {
    this.label = label;
  }

  /** Such as {@code channels}. */
  public String label() {
    return label;
  }

  /** Whether an input can be pushed row by row. */
  public boolean takesRows() {
    return kinds().rows();
  }

  /** The stages that there may be. */
  public StageKinds kinds() {
    return switch (this) {
      case WHOLE -> StageKinds.WHOLE_ONLY;
      case CHANNELS -> new StageKinds(false, false, true);
      case ROWS -> new StageKinds(true, false, false);
      case ALL -> StageKinds.ALL;
    };
  }
}
