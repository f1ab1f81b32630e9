@NullMarked
package dev.pex.codesign.data;

import org.jspecify.annotations.NullMarked;
