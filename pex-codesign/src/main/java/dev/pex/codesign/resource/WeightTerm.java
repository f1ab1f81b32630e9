package dev.pex.codesign.resource;

import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.network.Shape;
import dev.pex.codesign.network.Window;
import dev.pex.codesign.width.ChannelGroups;
import dev.pex.codesign.width.Segment;
import java.util.ArrayList;
import java.util.List;

/** How many weights operators have, as functions of their channels. */
record WeightTerm(Operator operator, Term weights) {
  /** One for each operator that has weights. */
  static List<WeightTerm> of(List<Operator> operators, ChannelGroups groups) {
    List<WeightTerm> terms = new ArrayList<>();
    for (Operator operator : operators) {
      Layer layer = operator.layer();
      List<Segment> read = groups.of(operator.from().get(0));
      List<Segment> made = groups.of(operator);
      if (layer instanceof Layer.Conv2D conv) {
        terms.add(term(operator, taps(conv.window()), List.of(read, made)));
      } else if (layer instanceof Layer.DepthwiseConv2D depthwise) {
        terms.add(term(operator, taps(depthwise.window()), List.of(made)));
      } else if (layer instanceof Layer.Dense) {
        Shape input = operator.from().get(0).shape();
        terms.add(term(operator, input.height() * input.width(), List.of(read, made)));
      }
    }
    return terms;
  }

  private static WeightTerm term(Operator operator, int taps, List<List<Segment>> channels) {
    return new WeightTerm(operator, new Term(taps, channels));
  }

  private static int taps(Window window) {
    return window.kernel().rows() * window.kernel().columns();
  }

  /** Multiply-accumulates: each weight of a convolution is used at each pixel. */
  Term multiplyAccumulates() {
    Shape made = operator.shape();
    return weights.times((double) made.height() * made.width());
  }
}
