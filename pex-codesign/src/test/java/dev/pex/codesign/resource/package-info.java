@NullMarked
package dev.pex.codesign.resource;

import org.jspecify.annotations.NullMarked;
