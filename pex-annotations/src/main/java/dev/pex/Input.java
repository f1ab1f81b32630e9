package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An input of the network: {@code height x width x channels} int8 values, channels innermost. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Input {
  /** Rows; 1 for a vector. */
  int height() default 1;

  /** Columns; 1 for a vector. */
  int width() default 1;

  /** Values of one pixel. */
  int channels();

  /**
   * The real value of one step of the stored int8 values: {@code real = scale * (stored -
   * zeroPoint)}. Without it, what the weights' file says; without a file 1/128, so that stored
   * values stand for reals from -1 up to, not including, 1.
   */
  float scale() default 0;

  /**
   * The stored int8 value, -128 to 127, that stands for the real 0; only together with {@link
   * #scale}.
   */
  int zeroPoint() default 0;

  /** Whether the application writes the input into the arena, or pushes it row by row. */
  Feed feed() default Feed.WHOLE;
}
