/** What a network takes of a microcontroller, as functions of its widths. */
@NullMarked
package dev.pex.codesign.resource;

import org.jspecify.annotations.NullMarked;
