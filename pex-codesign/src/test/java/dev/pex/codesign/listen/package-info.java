@NullMarked
package dev.pex.codesign.listen;

import org.jspecify.annotations.NullMarked;
