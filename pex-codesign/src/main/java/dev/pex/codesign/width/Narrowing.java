package dev.pex.codesign.width;

import dev.pex.codesign.network.Network;
import dev.pex.codesign.network.Operand;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.network.Shape;
import java.util.List;

/** Makes a network with fewer channels of the same kinds. */
public record Narrowing(Network network, ChannelGroups groups) {
  /** The narrowing of a network. */
  public static Narrowing of(Network network) {
    return new Narrowing(network, ChannelGroups.of(network));
  }

  /** The network with so many channels, which are whole numbers. */
  public Network at(Widths widths) {
    List<Operator> operators =
        network.operators().stream()
            .map(
                operator ->
                    new Operator(
                        operator.name(),
                        operator.from().stream().map(from -> narrowed(from, widths)).toList(),
                        shape(operator.shape(), groups.of(operator), widths),
                        operator.quantization(),
                        operator.layer()))
            .toList();
    return new Network(network.name(), network.inputs(), operators, network.outputs());
  }

  private Operand narrowed(Operand operand, Widths widths) {
    return new Operand(operand.tensor(), shape(operand.shape(), groups.of(operand), widths));
  }

  private static Shape shape(Shape full, List<Segment> segments, Widths widths) {
    double channels = widths.of(segments);
    if (channels != Math.rint(channels)) {
      throw new IllegalArgumentException("no tensor has " + channels + " channels");
    }
    return new Shape(full.height(), full.width(), (int) channels);
  }
}
