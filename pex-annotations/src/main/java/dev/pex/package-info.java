/** The model language: annotations that describe a network as the fields of a class. */
@NullMarked
package dev.pex;

import org.jspecify.annotations.NullMarked;
