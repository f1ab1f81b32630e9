package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The sum, element by element, of two tensors of the same shape. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Add {
  /** The two fields whose tensors are added. */
  String[] value();

  /** What is applied to every element of the result. */
  ActivationFunction activation() default ActivationFunction.NONE;
}
