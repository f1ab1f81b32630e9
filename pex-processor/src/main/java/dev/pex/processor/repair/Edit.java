package dev.pex.processor.repair;

import dev.pex.processor.spec.ModelSpec;

/**
 * A change that the user could make.
 *
 * @param text what to write where, such as {@code filters = 48 on 'block'}
 * @param model the model after it
 */
record Edit(String text, ModelSpec model) {}
