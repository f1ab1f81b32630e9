package dev.pex.processor.schedule;

/** The modes in which plans are compared: what stages there may be. */
public enum PlanningMode {
  /** Each operator as a whole, in the best order. */
  WHOLE("whole, best order", StageKinds.WHOLE_ONLY),
  /** Slices of channels only. */
  CHANNELS("channels", new StageKinds(false, false, true)),
  /** Whole rows only. */
  ROWS("rows", new StageKinds(true, false, false)),
  /** Everything. */
  ALL("all kinds", StageKinds.ALL);

  private final String label;
  private final StageKinds kinds;

  PlanningMode(String label, StageKinds kinds) {
    this.label = label;
    this.kinds = kinds;
  }

  /** Such as {@code channels}. */
  public String label() {
    return label;
  }

  /** The stages that there may be. */
  public StageKinds kinds() {
    return kinds;
  }
}
