package dev.pex.processor.schedule;

/** A schedule and the size of the arena into which it can be laid out. */
record LaidOut(Schedule schedule, int arenaBytes) {}
