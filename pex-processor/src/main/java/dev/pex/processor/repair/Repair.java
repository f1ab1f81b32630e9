package dev.pex.processor.repair;

/**
 * A change with which a model was seen to compile within its budgets.
 *
 * @param text what to write where, such as {@code filters = 48 on 'block'}
 * @param need what the changed model takes
 */
public record Repair(String text, Need need) {}
