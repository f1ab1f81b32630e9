package dev.pex;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets networks that run one after the other share one arena, on a class or interface that stands
 * for them together:
 *
 * <pre>{@code
 * @SharedArena({KeywordSpotter.class, PersonDetector.class})
 * @Mcu(sram = 32 * KIB, flash = 512 * KIB, core = Core.CORTEX_M4)
 * interface Doorbell {}
 * }</pre>
 *
 * <p>They are planned together for this {@link Mcu}, whatever their own say: the SRAM must hold
 * each of them, the flash the tables of all. Each gets the fastest plan that the shared arena has
 * room for; without a budget of SRAM that arena is the least one that holds them all. Their C comes
 * in one folder, with kernels that several call once, and a header with the arena: a union of
 * theirs. What a network leaves in it is gone once another is given its inputs.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SharedArena {
  /** The networks: classes with {@link Network}, interfaces with {@link TfliteModel}. */
  Class<?>[] value();
}
