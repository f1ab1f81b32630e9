package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Leaves rows and columns at the sides of the tensor out. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Cropping2D {
  /**
   * How many: top, bottom, left and right; two numbers are top and bottom, left and right; one
   * stands for all four.
   */
  int[] cropping();

  /** The field whose tensor this layer reads; without it, the field before. */
  String from() default "";
}
