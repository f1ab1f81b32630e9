package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The same elements, in the order in which they are stored, under another shape. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Reshape {
  /**
   * Height, width and channels; two numbers are width and channels, one is the length of a vector.
   */
  int[] value();

  /** The field whose tensor this layer reads; without it, the field before. */
  String from() default "";
}
