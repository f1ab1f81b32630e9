package dev.pex.processor.memory;

import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.List;

/** One of so many slices of channels, as runs of elements; of one, all channels. */
record MarkedSlice(int index, int slices) {
  /** All channels. */
  static final MarkedSlice ALL = new MarkedSlice(0, 1);

  /** This slice of pixels that lie with all their channels. */
  List<MarkedArena.Run> of(MarkedArena.Run pixels, Tensor tensor) {
    int channels = tensor.shape().channels();
    return slices == 1
        ? List.of(pixels)
        : runs(pixels, channels, pixels.offset() + index * (channels / slices), channels);
  }

  /**
   * This slice of pixels, alone in its place.
   *
   * @param pixels with all their channels
   * @param offset where the slice of the first pixel lies
   */
  List<MarkedArena.Run> alone(MarkedArena.Run pixels, Tensor tensor, int offset) {
    int channels = tensor.shape().channels();
    return runs(pixels, channels, offset, channels / slices);
  }

  private List<MarkedArena.Run> runs(
      MarkedArena.Run pixels, int channels, int offset, int pixelBytes) {
    int count = channels / slices;
    List<MarkedArena.Run> runs = new ArrayList<>();
    for (int pixel = 0; pixel < pixels.elements() / channels; pixel++) {
      int element = pixels.firstElement() + pixel * channels + index * count;
      runs.add(new MarkedArena.Run(pixels.tensor(), element, count, offset + pixel * pixelBytes));
    }
    return runs;
  }
}
