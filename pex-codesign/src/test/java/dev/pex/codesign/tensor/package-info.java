@NullMarked
package dev.pex.codesign.tensor;

import org.jspecify.annotations.NullMarked;
