package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The block of ResNet: two convolutions, to which the block's input is added before the last
 * activation. Where strides are not 1 or the channels differ, a 1x1 convolution with the strides
 * makes what is added.
 *
 * <p>The tensors of field {@code blocks} are {@code blocks_0_first}, {@code blocks_0_second},
 * {@code blocks_0_shortcut} (where it is needed), {@code blocks_0_added}, {@code blocks_1_first}
 * and so on; the last of them is the field's own.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface ResidualBlock {
  /** Number of filters of both convolutions: the channels that come out. */
  int filters();

  /** Rows and columns of both kernels, in elements; one number stands for both. */
  int[] kernel() default 3;

  /**
   * Rows and columns from one position of the first kernel to the next; one number stands for both.
   * They hold for the first repetition; those after it have strides of 1.
   */
  int[] strides() default 1;

  /** How often the block follows itself. */
  int repeat() default 1;

  /** What is applied to every element of the first convolution and of the sum. */
  ActivationFunction activation() default ActivationFunction.RELU;

  /** The field whose tensor this layer reads; without it, the field before. */
  String from() default "";
}
