@NullMarked
package dev.pex.codesign;

import org.jspecify.annotations.NullMarked;
