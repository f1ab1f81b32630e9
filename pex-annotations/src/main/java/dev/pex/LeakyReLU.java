package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Positive values as they are, negative ones multiplied by a slope. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface LeakyReLU {
  /** By which negative values are multiplied, from 0 to 1. */
  float negativeSlope();

  /** The field whose tensor this layer reads; without it, the field before. */
  String from() default "";
}
