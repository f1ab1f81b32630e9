@NullMarked
package dev.pex.codesign.network;

import org.jspecify.annotations.NullMarked;
