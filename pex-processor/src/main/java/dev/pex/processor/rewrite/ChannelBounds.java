package dev.pex.processor.rewrite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** Bounds of a tensor's values, channel by channel, whatever the network is given. */
record ChannelBounds(List<Bounds> channels) {
  ChannelBounds {
    channels = List.copyOf(channels);
  }

  /** Channels of which nothing is known. */
  static ChannelBounds unknown(int channels) {
    return new ChannelBounds(Collections.nCopies(channels, Bounds.INT8));
  }

  static ChannelBounds of(int channels, IntFunction<Bounds> bounds) {
    List<Bounds> made = new ArrayList<>(channels);
    for (int channel = 0; channel < channels; channel++) {
      made.add(bounds.apply(channel));
    }
    return new ChannelBounds(made);
  }

  int size() {
    return channels.size();
  }

  Bounds get(int channel) {
    return channels.get(channel);
  }

  /** Every channel's bounds changed alike. */
  ChannelBounds each(UnaryOperator<Bounds> change) {
    return of(size(), channel -> change.apply(get(channel)));
  }

  /** Bounds that hold for every channel. */
  Bounds ofAll() {
    return channels.stream().reduce(channels.get(0), Bounds::or);
  }

  /**
   * The same bytes read with another number of channels. Element {@code e} is in channel {@code e
   * mod size}, so the old and the new channel of an element are equal modulo what divides both
   * sizes.
   */
  ChannelBounds readWith(int size) {
    if (size == size()) {
      return this;
    }
    int divisor = greatestCommonDivisor(size, size());
    List<Bounds> residues = new ArrayList<>(channels.subList(0, divisor));
    for (int channel = divisor; channel < size(); channel++) {
      residues.set(channel % divisor, residues.get(channel % divisor).or(get(channel)));
    }
    return of(size, channel -> residues.get(channel % divisor));
  }

  private static int greatestCommonDivisor(int first, int second) {
    return second == 0 ? first : greatestCommonDivisor(second, first % second);
  }
}
