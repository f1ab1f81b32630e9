@NullMarked
package dev.pex.codesign.quantize;

import org.jspecify.annotations.NullMarked;
