package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The product, element by element, of two tensors of the same shape; or of a tensor and a vector of
 * as many channels, whose elements hold for every pixel.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Multiply {
  /** The two fields whose tensors are multiplied; the second may be the vector. */
  String[] value();

  /** What is applied to every element of the result. */
  ActivationFunction activation() default ActivationFunction.NONE;
}
