package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean of each window: {@code height x width x channels} becomes {@code height' x width' x
 * channels}, with the same quantisation. Padding does not take part: the divisor counts what lies
 * inside.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface AveragePooling2D {
  /** Rows and columns of the window; one number stands for both. */
  int[] pool() default 2;

  /**
   * Rows and columns from one window to the next; one number stands for both; the window's size
   * unless said.
   */
  int[] strides() default {};

  /** Whether the borders are padded; {@link Padding#SAME} unless said, unlike Keras. */
  Padding padding() default Padding.SAME;

  /** The field whose tensor this layer reads; without it, the field before. */
  String from() default "";
}
