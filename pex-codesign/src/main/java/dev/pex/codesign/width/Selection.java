package dev.pex.codesign.width;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which channels of each group stay, in order; all of those that are not named.
 *
 * @param byGroup numbers of channels, from 0
 */
public record Selection(Map<String, List<Integer>> byGroup) {
  /** Everything stays. */
  public static final Selection ALL = new Selection(Map.of());

  /** Keeps copies, in the order of names. */
  public Selection {
    Map<String, List<Integer>> sorted = new TreeMap<>();
    byGroup.forEach((group, channels) -> sorted.put(group, channels.stream().sorted().toList()));
    byGroup = Collections.unmodifiableMap(sorted);
  }

  /** The channels of a group that stay. */
  public List<Integer> of(ChannelGroup group) {
    List<Integer> kept = byGroup.get(group.name());
    return kept == null ? IntStream.range(0, group.channels()).boxed().toList() : kept;
  }

  /** The channels of a tensor that stay. */
  public List<Integer> of(List<Segment> segments) {
    List<Integer> kept = new ArrayList<>();
    int first = 0;
    for (Segment segment : segments) {
      for (int channel : of(segment.group())) {
        for (int i = 0; i < segment.times(); i++) {
          kept.add(first + channel * segment.times() + i);
        }
      }
      first += segment.channels();
    }
    return kept;
  }

  /** The same without a channel. */
  public Selection without(ChannelGroup group, int channel) {
    Map<String, List<Integer>> fewer = new HashMap<>(byGroup);
    fewer.put(group.name(), of(group).stream().filter(each -> each != channel).toList());
    return new Selection(fewer);
  }

  /** The same with a channel more. */
  public Selection with(ChannelGroup group, int channel) {
    Map<String, List<Integer>> more = new HashMap<>(byGroup);
    more.put(group.name(), Stream.concat(of(group).stream(), Stream.of(channel)).toList());
    return new Selection(more);
  }

  /** How many channels stay. */
  public Widths widths() {
    Map<String, Double> widths = new TreeMap<>();
    byGroup.forEach((group, channels) -> widths.put(group, (double) channels.size()));
    return new Widths(widths);
  }
}
