/** Trains networks: schedules, augmentation of images, checkpoints, progress. */
@NullMarked
package dev.pex.codesign.train;

import org.jspecify.annotations.NullMarked;
