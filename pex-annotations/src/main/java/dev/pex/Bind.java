package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Inside of a {@link Block}: takes values of the layer on the same field from the block's
 * attributes, which are of the same types: {@code filters = "width"} takes {@code filters} from
 * {@code int width()}. What the layer itself says there does not count; the compiler asks for it
 * where the layer has no default.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Bind {
  /** Where {@code activation} comes from. */
  String activation() default "";

  /** Where {@code axis} comes from. */
  String axis() default "";

  /** Where {@code cropping} comes from. */
  String cropping() default "";

  /** Where {@code dilation} comes from. */
  String dilation() default "";

  /** Where {@code expansion} comes from. */
  String expansion() default "";

  /** Where {@code filters} comes from. */
  String filters() default "";

  /** Where {@code interpolation} comes from. */
  String interpolation() default "";

  /** Where {@code kernel} comes from. */
  String kernel() default "";

  /** Where {@code multiplier} comes from. */
  String multiplier() default "";

  /** Where {@code negativeSlope} comes from. */
  String negativeSlope() default "";

  /** Where {@code padding} comes from. */
  String padding() default "";

  /** Where {@code pool} comes from. */
  String pool() default "";

  /** Where {@code repeat} comes from. */
  String repeat() default "";

  /** Where {@code value} comes from. */
  String value() default "";

  /** Where {@code size} comes from. */
  String size() default "";

  /** Where {@code squeezeExcite} comes from. */
  String squeezeExcite() default "";

  /** Where {@code strides} comes from. */
  String strides() default "";

  /** Where {@code units} comes from. */
  String units() default "";
}
