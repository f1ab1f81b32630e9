package dev.pex.processor.emit.report;

import dev.pex.processor.program.ArenaUse;
import dev.pex.processor.program.ArenaUse.BufferUse;
import dev.pex.processor.program.ArenaUse.OperatorUse;
import dev.pex.processor.program.ArenaUse.StageUse;
import dev.pex.processor.program.Range;

/** The use of an arena as the page's script reads it: JSON that can stand in HTML. */
final class ArenaData {
  private final ArenaUse use;
  private final Hues hues;
  private final ArenaShapes shapes;
  private final JsonWriter json = new JsonWriter();

  ArenaData(ArenaUse use, Hues hues) {
    this.use = use;
    this.hues = hues;
    this.shapes = new ArenaShapes(use, 1, 1);
  }

  String text() {
    json.beginObject();
    json.key("arenaBytes").value(use.arenaBytes());
    json.key("stages").beginArray();
    for (int step = 0; step < use.stages().size(); step++) {
      stage(step);
    }
    json.endArray();
    json.endObject();
    return json.text().replace("<", "\\u003c");
  }

  private void stage(int step) {
    StageUse stage = use.stages().get(step);
    json.beginObject();
    json.key("kind").value(stage.kind());
    json.key("ticks").value(stage.ticks());
    json.key("peakTick").value(stage.peakTick());
    json.key("peakBytes")
        .value(stage.operators().stream().mapToInt(OperatorUse::peakBytes).max().orElse(0));
    json.key("left").real((float) shapes.frame(step).left());
    json.key("width").real((float) shapes.frame(step).width());
    json.key("buffers").beginArray();
    for (BufferUse buffer : stage.buffers()) {
      buffer(buffer);
    }
    json.endArray();
    json.endObject();
  }

  private void buffer(BufferUse buffer) {
    json.beginObject();
    json.key("words").value(buffer.words());
    json.key("tensor").value(buffer.tensor());
    json.key("hue").value(Math.round(hues.of(buffer.tensor())));
    json.key("from").real((float) buffer.fromFraction());
    json.key("to").real((float) buffer.toFraction());
    json.key("spans").beginArray();
    for (int tick = 0; tick < buffer.first().size(); tick++) {
      if (tick == 0 || changes(buffer, tick)) {
        Range rows = buffer.rows().get(tick);
        json.values(
            tick, buffer.first().get(tick), buffer.end().get(tick), rows.first(), rows.end());
      }
    }
    json.endArray();
    json.endObject();
  }

  private static boolean changes(BufferUse buffer, int tick) {
    return buffer.first().get(tick) != buffer.first().get(tick - 1)
        || buffer.end().get(tick) != buffer.end().get(tick - 1)
        || !buffer.rows().get(tick).equals(buffer.rows().get(tick - 1));
  }
}
