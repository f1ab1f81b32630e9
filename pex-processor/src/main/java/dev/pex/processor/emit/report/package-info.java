/** Spells what is known about a program for machines: {@code plan.json}, {@code network.json}. */
@NullMarked
package dev.pex.processor.emit.report;

import org.jspecify.annotations.NullMarked;
