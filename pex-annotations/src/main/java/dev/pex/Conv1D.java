package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Convolution along the rows, which are the steps of a sequence: {@code steps x 1 x channels}
 * becomes {@code steps' x 1 x filters}. It is a {@link Conv2D} whose kernel is one column wide, so
 * columns, if there are several, are convolved each by itself.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Conv1D {
  /** Number of filters: the channels that come out. */
  int filters();

  /** Steps that the kernel covers. */
  int kernel();

  /** Steps from one position of the kernel to the next. */
  int strides() default 1;

  /** Whether the ends are padded; {@link Padding#SAME} unless said, unlike Keras. */
  Padding padding() default Padding.SAME;

  /** Steps from one element of the kernel to the next. */
  int dilation() default 1;

  /** What is applied to every element of the result. */
  ActivationFunction activation() default ActivationFunction.NONE;

  /** The field whose tensor this layer reads; without it, the field before. */
  String from() default "";
}
