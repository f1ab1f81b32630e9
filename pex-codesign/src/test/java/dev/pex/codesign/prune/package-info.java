@NullMarked
package dev.pex.codesign.prune;

import org.jspecify.annotations.NullMarked;
