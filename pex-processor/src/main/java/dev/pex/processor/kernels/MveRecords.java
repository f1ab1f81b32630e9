package dev.pex.processor.kernels;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.program.Constant;

/**
 * What the kernels for MVE know of output channels, in records of four channels each: biases,
 * multipliers, and a word of shifts.
 */
record MveRecords(Constant.Words bias, Constant.Words multiplier, Constant.Bytes shift) {
  private static final int CHANNELS = 4;
  private static final int WORDS = 9;

  /** A record of each four neighbours. */
  Int32Values ofNeighbours() {
    int[] words = new int[WORDS * MveWeights.count(channels(), CHANNELS)];
    for (int channel = 0; channel < channels(); channel++) {
      put(channel, words, channel / CHANNELS, channel % CHANNELS);
    }
    return Int32Values.copyOf(words);
  }

  /** Four records of each block of a depthwise convolution: the first has channels 0, 4, 8, 12. */
  Int32Values ofBlocks() {
    int records = MveWeights.LANES / CHANNELS;
    int[] words = new int[WORDS * records * MveWeights.count(channels(), MveWeights.LANES)];
    for (int lane = 0; lane < MveWeights.lanes(channels()); lane++) {
      int record = lane / MveWeights.LANES * records + lane % records;
      put(lane % channels(), words, record, lane % MveWeights.LANES / records);
    }
    return Int32Values.copyOf(words);
  }

  private int channels() {
    return bias.values().size();
  }

  private void put(int channel, int[] words, int record, int place) {
    int first = WORDS * record;
    words[first + place] = bias.values().get(channel);
    words[first + CHANNELS + place] = multiplier.values().get(channel);
    words[first + WORDS - 1] |= (shift.values().get(channel) & 0xFF) << (Byte.SIZE * place);
  }
}
