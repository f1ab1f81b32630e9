package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an annotation that stands for several layers, and so is a layer itself.
 *
 * <pre>{@code
 * @Block
 * @interface Fire {
 *   int filters();
 *
 *   String from() default "";
 *
 *   class Layers {
 *     Tensor input;
 *     @Conv2D(filters = 8, kernel = 1) Tensor squeezed;
 *     @Bind(filters = "filters") @Conv2D(filters = 0, kernel = 1) Tensor narrow;
 *     @Bind(filters = "filters") @Conv2D(filters = 0, kernel = 3, from = "squeezed") Tensor wide;
 *     @Concatenate({"narrow", "wide"}) Tensor both;
 *   }
 * }
 * }</pre>
 *
 * <p>The annotation has one nested class. Its first field is the tensor that the block reads, of any
 * shape; each other field is a layer as in a {@link Network}, and the last gives the block's tensor.
 * {@link Bind} takes values from the attributes of the annotation. An attribute {@code from}, if
 * there is one, names the field that the block reads; else that is the field before.
 *
 * <p>On a field {@code fire2}, the tensors inside are called {@code fire2_squeezed} and so on, the
 * last {@code fire2}; the weights of a file have these names. Layers that stand
 * for several name their parts after themselves there as elsewhere.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.ANNOTATION_TYPE)
public @interface Block {}
