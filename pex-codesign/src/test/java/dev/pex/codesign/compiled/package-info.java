@NullMarked
package dev.pex.codesign.compiled;

import org.jspecify.annotations.NullMarked;
