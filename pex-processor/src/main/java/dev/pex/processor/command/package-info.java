/** The command line: what the compiler does for a {@code .tflite} without javac. */
@NullMarked
package dev.pex.processor.command;

import org.jspecify.annotations.NullMarked;
