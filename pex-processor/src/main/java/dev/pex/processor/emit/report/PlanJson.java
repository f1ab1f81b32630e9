package dev.pex.processor.emit.report;

import dev.pex.processor.kernels.TargetProgram;
import dev.pex.processor.program.Figures;
import dev.pex.processor.program.MappedBuffer;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.ProgramPort;
import dev.pex.processor.program.Section;
import dev.pex.processor.program.Target;
import java.util.OptionalInt;

/** Spells {@code plan.json}, schema 1; docs/plan-json.md says what each figure counts. */
public final class PlanJson {
  private static final int SCHEMA = 1;

  /** The file's text. */
  public String text(TargetProgram targetProgram, Figures figures, Target target) {
    Program program = targetProgram.program();
    JsonWriter json = new JsonWriter();
    json.beginObject();
    json.key("schema").value(SCHEMA);
    json.key("name").value(program.name());
    json.key("arenaBytes").value(program.arenaBytes());
    json.key("inputInArena").value(figures.inputInArena());
    json.key("outputInArena").value(figures.outputInArena());
    json.key("weightBytes").value(targetProgram.tableBytes());
    json.key("macs").value(figures.macs());
    json.key("macsAsWritten").value(figures.macsAsWritten());
    json.key("recomputedMacs").value(figures.recomputedMacs());
    json.key("overheadInstructions").value(figures.overheadInstructions());
    json.key("goal").value(target.sramBytes().isPresent() ? "fastest" : "smallest");
    json.key("lowerBoundBytes").value(figures.lowerBoundBytes());
    json.key("layerwiseBytes").value(figures.layerwiseBytes());
    json.key("inputs").beginArray();
    for (ProgramPort port : program.inputs()) {
      input(json, port, program.isFed(port));
    }
    json.endArray();
    json.key("stages").beginArray();
    for (Section section : program.sections()) {
      stage(json, section);
    }
    json.endArray();
    json.key("buffers").beginArray();
    for (MappedBuffer buffer : program.memoryMap()) {
      buffer(json, buffer);
    }
    json.endArray();
    target(json.key("target"), target);
    json.key("planMillis").nullValue();
    json.endObject();
    return json.text();
  }

  private static void input(JsonWriter json, ProgramPort port, boolean fed) {
    json.beginObject();
    json.key("name").value(port.name());
    json.key("bytes").value(port.shape().elements());
    json.key("feed").value(fed ? "rows" : "whole");
    json.endObject();
  }

  private static void stage(JsonWriter json, Section section) {
    json.beginObject();
    json.key("kind").value(section.kind());
    json.key("ops").beginArray();
    for (String operator : section.operators()) {
      json.value(operator);
    }
    json.endArray();
    json.key("slices").value(section.slices());
    json.key("peakBytes").value(section.peakBytes());
    json.endObject();
  }

  private static void buffer(JsonWriter json, MappedBuffer buffer) {
    json.beginObject();
    json.key("name").value(buffer.name());
    json.key("bytes").value(buffer.bytes());
    json.key("offset").value(buffer.offset());
    json.key("firstStep").value(buffer.firstStep());
    json.key("endStep").value(buffer.endStep());
    json.endObject();
  }

  private static void target(JsonWriter json, Target target) {
    json.beginObject();
    json.key("core");
    if (target.core().isEmpty()) {
      json.nullValue();
    } else {
      json.value(target.core());
    }
    budget(json.key("sramBytes"), target.sramBytes());
    budget(json.key("flashBytes"), target.flashBytes());
    json.endObject();
  }

  private static void budget(JsonWriter json, OptionalInt bytes) {
    if (bytes.isPresent()) {
      json.value(bytes.getAsInt());
    } else {
      json.nullValue();
    }
  }
}
