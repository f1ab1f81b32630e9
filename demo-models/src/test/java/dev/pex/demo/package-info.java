/** Tests of the demonstration, and of every figure and example in the documents. */
@NullMarked
package dev.pex.demo;

import org.jspecify.annotations.NullMarked;
