@NullMarked
package dev.pex.codesign.file;

import org.jspecify.annotations.NullMarked;
