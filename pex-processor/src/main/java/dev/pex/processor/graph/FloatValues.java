package dev.pex.processor.graph;

import java.util.Arrays;

/** An immutable sequence of float. */
public final class FloatValues {
  private final float[] values;

  private FloatValues(float[] values) {
    this.values = values;
  }

  /** A copy of the array. */
  public static FloatValues copyOf(float[] values) {
    return new FloatValues(values.clone());
  }

  public int size() {
    return values.length;
  }

  public float get(int index) {
    return values[index];
  }

  /** A copy. */
  public float[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FloatValues that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return values.length + " x float";
  }
}
