/** Labelled pictures and sounds as public datasets store them. */
@NullMarked
package dev.pex.codesign.data;

import org.jspecify.annotations.NullMarked;
