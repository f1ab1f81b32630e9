/**
 * Runs a compiled model on a picture, a sound or features, and shows what went in and what came
 * out.
 */
@NullMarked
package dev.pex.demo;

import org.jspecify.annotations.NullMarked;
