package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tensors one behind the other along an axis; their other sizes are the same. A tensor of another
 * quantisation than the result is requantised first.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Concatenate {
  /** The fields whose tensors are put together, at least two, in order. */
  String[] value();

  /** Along which axis; the channels unless said. */
  Axis axis() default Axis.CHANNELS;
}
