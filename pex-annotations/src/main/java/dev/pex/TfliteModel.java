package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an interface as a network that stands in a {@code .tflite} file, with int8 tensors and int8
 * or float ends.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TfliteModel {
  /**
   * The file; looked for in the class output, on the class path, on the source path and in {@code
   * -Apex.weights}.
   */
  String value();

  /**
   * Whether the application writes the model's input into the arena, or pushes it row by row; the
   * latter for models of one input.
   */
  Feed feed() default Feed.WHOLE;
}
