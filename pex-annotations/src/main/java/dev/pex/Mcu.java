package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The microcontroller a network must fit into; a network that does not fit, does not compile.
 * Without this annotation nothing is refused.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Mcu {
  /** The value of a budget that limits nothing. */
  int UNLIMITED = Integer.MAX_VALUE;

  /** Bytes of SRAM that inference may use: the arena. */
  int sram() default UNLIMITED;

  /** Bytes of flash that the weights and other tables of the network may use. */
  int flash() default UNLIMITED;

  /** The core that runs the network. */
  Core core() default Core.PORTABLE;

  /** What the generated C is to be: fast or small. */
  Optimize optimize() default Optimize.SPEED;
}
