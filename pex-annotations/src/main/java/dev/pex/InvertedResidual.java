package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The block of MobileNetV2 and V3: a 1x1 convolution to {@code expansion} times the channels, a
 * depthwise convolution, and a 1x1 convolution to {@code filters} without activation, to which the
 * block's input is added where strides are 1 and the channels are as many.
 *
 * <p>The tensors of field {@code blocks} are {@code blocks_0_expanded} (unless the expansion is 1),
 * {@code blocks_0_depthwise}, {@code blocks_0_projected}, {@code blocks_0_added}, {@code
 * blocks_1_expanded} and so on; the last of them is the field's own.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface InvertedResidual {
  /** Number of filters: the channels that come out. */
  int filters();

  /** How many times the channels of the block's input the depthwise convolution has. */
  int expansion() default 6;

  /** Rows and columns of the depthwise kernel, in elements; one number stands for both. */
  int[] kernel() default 3;

  /**
   * Rows and columns from one position of the depthwise kernel to the next; one number stands for
   * both. They hold for the first repetition; those after it have strides of 1.
   */
  int[] strides() default 1;

  /** How often the block follows itself. */
  int repeat() default 1;

  /** Units of a {@link SqueezeExcite} behind the depthwise convolution; 0 for none. */
  int squeezeExcite() default 0;

  /** What is applied to every element of the first two convolutions. */
  ActivationFunction activation() default ActivationFunction.RELU6;

  /** The field whose tensor this layer reads; without it, the field before. */
  String from() default "";
}
