/** Networks as the compiler describes them in {@code network.json}. */
@NullMarked
package dev.pex.codesign.network;

import org.jspecify.annotations.NullMarked;
