/** Smallest edits of a model that make it fit its budgets, found by planning the edited model. */
@NullMarked
package dev.pex.processor.repair;

import org.jspecify.annotations.NullMarked;
