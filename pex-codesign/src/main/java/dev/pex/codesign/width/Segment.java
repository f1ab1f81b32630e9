package dev.pex.codesign.width;

/**
 * Channels of a tensor, one behind the other, that come from one group.
 *
 * @param times how many neighbours come from each channel of the group
 */
public record Segment(ChannelGroup group, int times) {
  /** How many channels it has. */
  public int channels() {
    return group.channels() * times;
  }
}
