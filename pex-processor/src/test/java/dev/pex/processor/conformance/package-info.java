/** Whether everything that runs a network computes the same bytes for every tensor. */
@NullMarked
package dev.pex.processor.conformance;

import org.jspecify.annotations.NullMarked;
