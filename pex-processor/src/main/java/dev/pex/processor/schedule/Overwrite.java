package dev.pex.processor.schedule;

/**
 * An elementwise node may write its output over an operand that dies there: element by element,
 * each after it was read.
 *
 * @param operand the operand's buffer
 * @param output the output's buffer
 * @param stepBytes what the node writes at one tick
 */
public record Overwrite(String operand, String output, int stepBytes) {}
