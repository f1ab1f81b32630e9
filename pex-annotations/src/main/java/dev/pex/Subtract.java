package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The first of two tensors of one shape less the second, element by element. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Subtract {
  /** The two fields whose tensors are added. */
  String[] value();

  /** What is applied to every element of the result. */
  ActivationFunction activation() default ActivationFunction.NONE;
}
