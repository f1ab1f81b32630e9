/** What is run from a terminal. */
@NullMarked
package dev.pex.codesign.command;

import org.jspecify.annotations.NullMarked;
