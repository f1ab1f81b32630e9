@NullMarked
package dev.pex.codesign.speech;

import org.jspecify.annotations.NullMarked;
