/** Learns which channels a network can do without, until it fits a microcontroller. */
@NullMarked
package dev.pex.codesign.prune;

import org.jspecify.annotations.NullMarked;
