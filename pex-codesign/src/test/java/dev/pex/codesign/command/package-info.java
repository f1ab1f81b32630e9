@NullMarked
package dev.pex.codesign.command;

import org.jspecify.annotations.NullMarked;
