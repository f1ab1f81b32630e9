package dev.pex.codesign.model;

import dev.pex.codesign.network.Operand;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.width.ChannelGroups;
import dev.pex.codesign.width.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The parameters of an operator for the channels that stay. */
record NarrowParameters(Operator operator, ChannelGroups groups, Selection kept) {
  /** A copy of one of them; its first axis is that of the operator's channels. */
  Parameter of(Parameter parameter) {
    List<Integer> made = kept.of(groups.of(operator));
    if (parameter.sizes().size() == 1) {
      return picked(parameter, made, List.of(0), 1);
    }
    int inputs = parameter.sizes().get(1);
    List<Integer> read = inputs == 1 ? List.of(0) : read(inputs);
    int taps = parameter.sizes().stream().skip(2).reduce(1, Math::multiplyExact);
    return picked(parameter, made, read, taps);
  }

  /** The inputs that stay: those of a dense layer are the channels of one pixel after the other. */
  private List<Integer> read(int inputs) {
    Operand operand = operator.from().get(0);
    int channels = operand.shape().channels();
    List<Integer> stay = kept.of(groups.of(operand));
    return IntStream.range(0, inputs / channels)
        .boxed()
        .flatMap(pixel -> stay.stream().map(channel -> pixel * channels + channel))
        .toList();
  }

  private static Parameter picked(
      Parameter parameter, List<Integer> first, List<Integer> second, int inner) {
    int all = parameter.values().length / parameter.sizes().get(0) / inner;
    float[] values = new float[first.size() * second.size() * inner];
    int next = 0;
    for (int i : first) {
      for (int j : second) {
        System.arraycopy(parameter.values(), (i * all + j) * inner, values, next, inner);
        next += inner;
      }
    }
    List<Integer> sizes = new ArrayList<>(parameter.sizes());
    sizes.set(0, first.size());
    if (sizes.size() > 1) {
      sizes.set(1, second.size());
    }
    return new Parameter(parameter.name(), parameter.kind(), sizes, values);
  }
}
