package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A share between 0 and 1 from each element; quantised with scale 1/256 and zero point -128. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Sigmoid {
  /** The field whose tensor this layer reads; without it, the field before. */
  String from() default "";
}
