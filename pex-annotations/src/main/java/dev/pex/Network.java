package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class as a network: its fields of type {@link Tensor} are the network's tensors, in the
 * order in which they are written, and the annotation on a field says how the tensor is computed.
 *
 * <p>The tensor of the last field is the output of the network; {@link Output} marks others.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Network {
  /**
   * A {@code .tflite} whose tensors bear the fields' names, with their weights and quantisation;
   * looked for in the class output, on the class path, on the source path and in {@code
   * -Apex.weights}.
   *
   * <p>Without it the network is planned and generated with seeded placeholder weights, so that one
   * can design before training; a warning says so.
   */
  String weights() default "";
}
