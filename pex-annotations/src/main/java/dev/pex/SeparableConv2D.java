package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A depthwise convolution and a 1x1 convolution after it: {@code height x width x channels} becomes
 * {@code height' x width' x filters}. The activation is applied after both, as in MobileNet (Keras
 * applies it after the second only).
 *
 * <p>The tensors of field {@code blocks} are {@code blocks_0_depthwise}, {@code
 * blocks_0_pointwise}, {@code blocks_1_depthwise} and so on; the last of them is the field's own.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface SeparableConv2D {
  /** Number of filters: the channels that come out. */
  int filters();

  /** Rows and columns of the depthwise kernel, in elements; one number stands for both. */
  int[] kernel();

  /**
   * Rows and columns from one position of the depthwise kernel to the next; one number stands for
   * both. They hold for the first repetition; those after it have strides of 1.
   */
  int[] strides() default 1;

  /** How often the pair of convolutions follows itself. */
  int repeat() default 1;

  /** Whether the borders are padded; {@link Padding#SAME} unless said, unlike Keras. */
  Padding padding() default Padding.SAME;

  /** What is applied to every element of the result. */
  ActivationFunction activation() default ActivationFunction.NONE;

  /** The field whose tensor this layer reads; without it, the field before. */
  String from() default "";
}
