/** Spoken words: synthesised, augmented, and as examples to train a keyword spotter with. */
@NullMarked
package dev.pex.codesign.speech;

import org.jspecify.annotations.NullMarked;
