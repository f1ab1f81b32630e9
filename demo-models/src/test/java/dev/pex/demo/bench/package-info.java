/** Tests of the measurements, and of the page that keeps them. */
@NullMarked
package dev.pex.demo.bench;

import org.jspecify.annotations.NullMarked;
