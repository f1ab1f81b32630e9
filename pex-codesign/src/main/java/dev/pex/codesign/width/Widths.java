package dev.pex.codesign.width;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many channels there are of each group, perhaps a fraction; all of those that are not named.
 */
public record Widths(Map<String, Double> byGroup) {
  /** All channels. */
  public static final Widths FULL = new Widths(Map.of());

  /** Keeps a copy of the map, in the order of names. */
  public Widths {
    byGroup = Collections.unmodifiableMap(new TreeMap<>(byGroup));
  }

  /** Channels of a group. */
  public double of(ChannelGroup group) {
    return byGroup.getOrDefault(group.name(), (double) group.channels());
  }

  /** Channels of a tensor. */
  public double of(List<Segment> segments) {
    double channels = 0;
    for (Segment segment : segments) {
      channels += of(segment.group()) * segment.times();
    }
    return channels;
  }

  /** The same with another number of channels of a group. */
  public Widths with(ChannelGroup group, double channels) {
    Map<String, Double> changed = new TreeMap<>(byGroup);
    changed.put(group.name(), channels);
    return new Widths(changed);
  }

  /** The nearest whole numbers, at least one of each. */
  public Widths rounded() {
    Map<String, Double> whole = new TreeMap<>(byGroup);
    whole.replaceAll((group, channels) -> (double) Math.max(1, Math.round(channels)));
    return new Widths(whole);
  }
}
