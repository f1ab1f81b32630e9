package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** For how much of the output a place of a kernel lies on the input rather than on padding. */
enum Tap {
  ALWAYS_INSIDE,
  SOMETIMES_INSIDE,
  NEVER_INSIDE;

  /** The taps of a window, row by row. */
  static List<Tap> of(Window window, Shape input, Shape output) {
    Padding padding = window.padding();
    List<Tap> rows = new ArrayList<>();
    for (int i = 0; i < window.kernelHeight(); i++) {
      int first = i * window.dilationHeight() - padding.top();
      rows.add(along(first, window.strideHeight(), output.height(), input.height()));
    }
    List<Tap> columns = new ArrayList<>();
    for (int i = 0; i < window.kernelWidth(); i++) {
      int first = i * window.dilationWidth() - padding.left();
      columns.add(along(first, window.strideWidth(), output.width(), input.width()));
    }
    List<Tap> taps = new ArrayList<>();
    for (Tap row : rows) {
      for (Tap column : columns) {
        taps.add(both(row, column));
      }
    }
    return List.copyOf(taps);
  }

  /** The taps of a dense layer: one for each pixel. */
  static List<Tap> ofPixels(int pixels) {
    return Collections.nCopies(pixels, ALWAYS_INSIDE);
  }

  /** A place that starts somewhere and moves on by a stride with each of so many outputs. */
  private static Tap along(int first, int stride, int outputs, int inputs) {
    int inside = 0;
    for (int output = 0; output < outputs; output++) {
      int place = first + output * stride;
      inside += place >= 0 && place < inputs ? 1 : 0;
    }
    if (inside == 0) {
      return NEVER_INSIDE;
    }
    return inside == outputs ? ALWAYS_INSIDE : SOMETIMES_INSIDE;
  }

  /** Inside in both directions: where one is inside only sometimes or never, so are both. */
  private static Tap both(Tap row, Tap column) {
    return row.compareTo(column) > 0 ? row : column;
  }
}
