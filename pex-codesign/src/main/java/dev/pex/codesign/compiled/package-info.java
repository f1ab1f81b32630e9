/** Models as javac and Pex compile them. */
@NullMarked
package dev.pex.codesign.compiled;

import org.jspecify.annotations.NullMarked;
