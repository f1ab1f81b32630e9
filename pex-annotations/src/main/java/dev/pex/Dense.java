package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Fully connected layer: a vector of any length becomes a vector of {@code units}. A tensor with
 * rows and columns must become a vector first, by {@link Flatten} or {@link
 * GlobalAveragePooling2D}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Dense {
  /** Length of the vector that comes out. */
  int units();

  /** What is applied to every element of the result. */
  ActivationFunction activation() default ActivationFunction.NONE;

  /** The field whose tensor this layer reads; without it, the field before. */
  String from() default "";
}
