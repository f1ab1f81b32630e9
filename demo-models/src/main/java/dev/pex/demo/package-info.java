/** Shows what Pex makes of models, and that all of it computes the same. */
@NullMarked
package dev.pex.demo;

import org.jspecify.annotations.NullMarked;
