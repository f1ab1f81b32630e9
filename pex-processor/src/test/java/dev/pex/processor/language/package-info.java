/** Tests of the language as users see it: sources in, messages and files out. */
@NullMarked
package dev.pex.processor.language;

import org.jspecify.annotations.NullMarked;
