/** Tests of the command line. */
@NullMarked
package dev.pex.processor.command;

import org.jspecify.annotations.NullMarked;
