package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An activation that stands alone, where none can be written at the layer before. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Activation {
  /** What is applied to every element. */
  ActivationFunction value();

  /** The field whose tensor this layer reads; without it, the field before. */
  String from() default "";
}
