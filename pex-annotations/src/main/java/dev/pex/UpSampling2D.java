package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** More rows and columns of the same picture; its quantisation stays. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface UpSampling2D {
  /** How many rows and columns become of one; one number stands for both. */
  int[] size() default 2;

  /** How the new elements are found. */
  Interpolation interpolation() default Interpolation.NEAREST;

  /** The field whose tensor this layer reads; without it, the field before. */
  String from() default "";
}
