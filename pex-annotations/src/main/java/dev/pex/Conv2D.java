package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Convolution: {@code height x width x channels} becomes {@code height' x width' x filters}.
 *
 * <p>Weights are int8, symmetric, with a scale for each filter; the bias is int32.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Conv2D {
  /** Number of filters: the channels that come out. */
  int filters();

  /** Rows and columns of the kernel, in elements; one number stands for both. */
  int[] kernel();

  /** Rows and columns from one position of the kernel to the next; one number stands for both. */
  int[] strides() default 1;

  /** Whether the borders are padded; {@link Padding#SAME} unless said, unlike Keras. */
  Padding padding() default Padding.SAME;

  /** Rows and columns from one element of the kernel to the next; one number stands for both. */
  int[] dilation() default 1;

  /** What is applied to every element of the result. */
  ActivationFunction activation() default ActivationFunction.NONE;

  /** The field whose tensor this layer reads; without it, the field before. */
  String from() default "";
}
