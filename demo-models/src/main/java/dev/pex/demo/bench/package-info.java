/** Measures what models cost on emulated boards, and keeps the figures in a page. */
@NullMarked
package dev.pex.demo.bench;

import org.jspecify.annotations.NullMarked;
