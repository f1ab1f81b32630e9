package dev.pex.codesign.resource;

import dev.pex.codesign.width.Widths;
import java.util.Map;

/** How much a network takes of something. */
public interface Usage {
  /** The amount at some widths. */
  double at(Widths widths);

  /** By how much it rises with each channel, for the groups of which it depends, by their names. */
  Map<String, Double> gradient(Widths widths);
}
