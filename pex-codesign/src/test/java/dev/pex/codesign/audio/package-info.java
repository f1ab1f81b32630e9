@NullMarked
package dev.pex.codesign.audio;

import org.jspecify.annotations.NullMarked;
