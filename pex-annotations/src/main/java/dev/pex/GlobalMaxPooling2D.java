package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The maximum of each channel: {@code height x width x channels} becomes the vector {@code
 * 1x1xchannels}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface GlobalMaxPooling2D {

  /** The field whose tensor this layer reads; without it, the field before. */
  String from() default "";
}
