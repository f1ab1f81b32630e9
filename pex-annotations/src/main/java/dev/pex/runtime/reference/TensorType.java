package dev.pex.runtime.reference;

/**
 * Shape and quantisation of a tensor: real = scale * (stored - zeroPoint).
 *
 * @param channels the innermost axis
 */
public record TensorType(int height, int width, int channels, float scale, int zeroPoint) {
  /** Checks that sizes and scale are positive. */
  public TensorType {
    if (height < 1 || width < 1 || channels < 1 || !(scale > 0)) {
      throw new IllegalArgumentException("sizes and scale of a tensor are positive");
    }
  }

  /** Number of elements. */
  public int elements() {
    return height * width * channels;
  }

  /** The same elements as a vector. */
  TensorType flattened() {
    return new TensorType(1, 1, elements(), scale, zeroPoint);
  }
}
