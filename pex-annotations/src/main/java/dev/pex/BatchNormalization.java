package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Batch normalisation of the sums of a {@link Conv2D}, {@link Conv1D}, {@link DepthwiseConv2D} or
 * {@link Dense} that has no activation and that nothing else reads.
 *
 * <p>It is folded: factors and offsets become part of the weights and the bias before it, so that
 * the two fields are one operator, whose tensor bears the name of this field. The weights of a
 * {@code .tflite} are folded already, as converters and Pex's trainer do; its operator is then that
 * layer with this one's name and activation. Placeholder weights are drawn as if it were not there.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface BatchNormalization {
  /** What is applied to every element of the result. */
  ActivationFunction activation() default ActivationFunction.NONE;

  /** The field whose tensor this layer reads; without it, the field before. */
  String from() default "";
}
