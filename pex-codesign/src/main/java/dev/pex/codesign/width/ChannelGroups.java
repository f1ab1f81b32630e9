package dev.pex.codesign.width;

import dev.pex.codesign.network.Network;
import dev.pex.codesign.network.Operand;
import dev.pex.codesign.network.Operator;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From which groups the channels of each tensor of a network come.
 *
 * @param byTensor the segments of each tensor, inputs first
 */
public record ChannelGroups(Map<String, List<Segment>> byTensor) {
  /** Keeps a copy of the map. */
  public ChannelGroups {
    byTensor = Collections.unmodifiableMap(new LinkedHashMap<>(byTensor));
  }

  /** The groups of a network. */
  public static ChannelGroups of(Network network) {
    return new Grouping(network).groups();
  }

  /** The groups that may have fewer channels, in the order in which tensors have them. */
  public List<ChannelGroup> prunable() {
    return byTensor.values().stream()
        .flatMap(List::stream)
        .map(Segment::group)
        .filter(ChannelGroup::prunable)
        .distinct()
        .toList();
  }

  /** The channels of a tensor. */
  public List<Segment> of(String tensor) {
    List<Segment> segments = byTensor.get(tensor);
    if (segments == null) {
      throw new IllegalArgumentException("there is no tensor '" + tensor + "'");
    }
    return segments;
  }

  /** The channels of an operand as it is read: those of a vector are the elements of its tensor. */
  public List<Segment> of(Operand operand) {
    List<Segment> segments = of(operand.tensor());
    int channels = segments.stream().mapToInt(Segment::channels).sum();
    int read = operand.shape().channels();
    return read % channels == 0
        ? repeated(segments, read / channels)
        : List.of(new Segment(new ChannelGroup(operand.tensor(), read, false), 1));
  }

  /** What an operator makes. */
  public List<Segment> of(Operator operator) {
    return of(operator.name());
  }

  /** Segments that follow each other several times. */
  static <T> List<T> repeated(List<T> segments, int times) {
    return Collections.nCopies(times, segments).stream().flatMap(List::stream).toList();
  }
}
