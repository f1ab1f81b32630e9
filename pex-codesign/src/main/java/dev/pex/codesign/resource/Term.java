package dev.pex.codesign.resource;

import dev.pex.codesign.width.Segment;
import dev.pex.codesign.width.Widths;
import java.util.List;
import java.util.Map;

/**
 * A product of a number with the channels of tensors.
 *
 * @param tensors the channels of each
 */
record Term(double factor, List<List<Segment>> tensors) {
  Term {
    tensors = tensors.stream().map(List::copyOf).toList();
  }

  double at(Widths widths) {
    double product = factor;
    for (List<Segment> tensor : tensors) {
      product *= widths.of(tensor);
    }
    return product;
  }

  Term times(double number) {
    return new Term(factor * number, tensors);
  }

  /** Adds the derivatives with respect to the groups that may have fewer channels. */
  void addGradient(Widths widths, Map<String, Double> gradient) {
    for (int i = 0; i < tensors.size(); i++) {
      double others = factor;
      for (int j = 0; j < tensors.size(); j++) {
        others *= j == i ? 1 : widths.of(tensors.get(j));
      }
      for (Segment segment : tensors.get(i)) {
        if (segment.group().prunable()) {
          gradient.merge(segment.group().name(), others * segment.times(), Double::sum);
        }
      }
    }
  }
}
