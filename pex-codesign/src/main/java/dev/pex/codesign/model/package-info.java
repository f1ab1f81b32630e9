/** Networks that can be trained: parameters with names, and what every layer computes in float. */
@NullMarked
package dev.pex.codesign.model;

import org.jspecify.annotations.NullMarked;
