/** Files of datasets, and how their mistakes are told. */
@NullMarked
package dev.pex.codesign.file;

import org.jspecify.annotations.NullMarked;
