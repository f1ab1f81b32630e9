/** What can be wrong with a model, and where. */
@NullMarked
package dev.pex.processor.diag;

import org.jspecify.annotations.NullMarked;
