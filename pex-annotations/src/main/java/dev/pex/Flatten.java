package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * All elements as one vector, in the order in which they are stored: {@code height x width x
 * channels} becomes {@code 1x1x(height * width * channels)}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Flatten {
  /** The field whose tensor this layer reads; without it, the field before. */
  String from() default "";
}
