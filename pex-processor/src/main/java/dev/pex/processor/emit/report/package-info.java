/**
 * Spells what is known about a program: {@code report.html} for people, {@code plan.json} and
 * {@code network.json} for machines.
 */
@NullMarked
package dev.pex.processor.emit.report;

import org.jspecify.annotations.NullMarked;
