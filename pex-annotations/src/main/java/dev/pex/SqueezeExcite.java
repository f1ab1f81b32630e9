package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Scales each channel by a share that depends on the means of all: global average pooling, a dense
 * layer with RELU, another one of as many units as there are channels, a sigmoid, and the product
 * with what was read.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface SqueezeExcite {
  /** How many numbers the means are squeezed to. */
  int units();

  /** The field whose tensor this layer reads; without it, the field before. */
  String from() default "";
}
