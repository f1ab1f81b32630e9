package dev.pex.codesign.prune;

import dev.pex.codesign.resource.Resources;
import dev.pex.codesign.resource.Usage;

/** What there is only so much of. */
public enum Limited {
  /** Bytes of the arena. */
  SRAM("B of SRAM") {
    @Override
    public Usage of(Resources resources) {
      return resources.sram();
    }
  },
  /** Bytes of tables. */
  FLASH("B of flash") {
    @Override
    public Usage of(Resources resources) {
      return resources.flash();
    }
  },
  /** Multiply-accumulates. */
  MACS("multiply-accumulates") {
    @Override
    public Usage of(Resources resources) {
      return resources.macs();
    }
  };

  private final String unit;

  Limited(String unit) {
    this.unit = unit;
  }

  /** Such as {@code B of SRAM}. */
  public String unit() {
    return unit;
  }

  /** How much a network takes of it. */
  public abstract Usage of(Resources resources);
}
