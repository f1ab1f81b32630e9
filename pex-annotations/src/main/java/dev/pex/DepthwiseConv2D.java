package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Depthwise convolution: every channel has kernels of its own, so that {@code height x width x
 * channels} becomes {@code height' x width' x (channels * multiplier)}.
 *
 * <p>Weights are int8, symmetric, with a scale for each channel that comes out; the bias is int32.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface DepthwiseConv2D {
  /** Rows and columns of the kernel, in elements; one number stands for both. */
  int[] kernel();

  /** Rows and columns from one position of the kernel to the next; one number stands for both. */
  int[] strides() default 1;

  /** Kernels for each channel that goes in. */
  int multiplier() default 1;

  /** Whether the borders are padded; {@link Padding#SAME} unless said, unlike Keras. */
  Padding padding() default Padding.SAME;

  /** Rows and columns from one element of the kernel to the next; one number stands for both. */
  int[] dilation() default 1;

  /** What is applied to every element of the result. */
  ActivationFunction activation() default ActivationFunction.NONE;

  /** The field whose tensor this layer reads; without it, the field before. */
  String from() default "";
}
