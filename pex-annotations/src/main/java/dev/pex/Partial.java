package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which kinds of partial execution a network may use. All that cost no accuracy and compute nothing
 * twice are allowed without this annotation; where all are forbidden, every operator runs on whole
 * tensors.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Partial {
  /** Whether operators may run row by row, so that tensors between them never exist whole. */
  boolean rows() default true;

  /** Whether operators may run one slice of channels after the other. */
  boolean channels() default true;

  /**
   * The most that may be computed again to save memory, as a share of the network's
   * multiply-accumulates, 0 to 1: {@code 0.1} allows a tenth more.
   */
  double recompute() default 0;
}
