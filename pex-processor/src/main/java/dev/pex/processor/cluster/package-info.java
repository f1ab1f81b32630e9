/** What models would take and compute if their layers had few different weights. */
@NullMarked
package dev.pex.processor.cluster;

import org.jspecify.annotations.NullMarked;
