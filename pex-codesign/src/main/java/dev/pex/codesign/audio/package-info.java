/** Sounds, and the fixed-point front end that makes features for networks of them. */
@NullMarked
package dev.pex.codesign.audio;

import org.jspecify.annotations.NullMarked;
