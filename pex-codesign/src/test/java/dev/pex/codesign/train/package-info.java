@NullMarked
package dev.pex.codesign.train;

import org.jspecify.annotations.NullMarked;
