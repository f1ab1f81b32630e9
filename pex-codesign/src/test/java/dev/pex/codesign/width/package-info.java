@NullMarked
package dev.pex.codesign.width;

import org.jspecify.annotations.NullMarked;
