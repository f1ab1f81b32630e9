@NullMarked
package dev.pex.codesign.model;

import org.jspecify.annotations.NullMarked;
