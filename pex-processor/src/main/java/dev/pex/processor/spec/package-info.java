/** What the user wrote: names and numbers as they stand in the annotations, not yet checked. */
@NullMarked
package dev.pex.processor.spec;

import org.jspecify.annotations.NullMarked;
