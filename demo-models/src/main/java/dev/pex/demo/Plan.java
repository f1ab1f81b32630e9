package dev.pex.demo;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A model's {@code plan.json}, as far as people want to see it. */
public record Plan(JsonObject figures, List<Buffer> buffers) {
  private static final int LINES = 16;
  private static final int COLUMNS = 96;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** Bytes of the arena with a life of some steps. */
  public record Buffer(String name, int bytes, int offset, int firstStep, int endStep) {
    boolean holds(int step, int address) {
      return firstStep <= step && step < endStep && offset <= address && address < offset + bytes;
    }
  }

  /** Reads the file. */
  public static Plan read(Path file) throws IOException {
    JsonObject plan = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    List<Buffer> buffers = new ArrayList<>();
    for (JsonElement element : plan.getAsJsonArray("buffers")) {
      JsonObject buffer = element.getAsJsonObject();
      buffers.add(
          new Buffer(
              buffer.get("name").getAsString(),
              buffer.get("bytes").getAsInt(),
              buffer.get("offset").getAsInt(),
              buffer.get("firstStep").getAsInt(),
              buffer.get("endStep").getAsInt()));
    }
    return new Plan(plan, List.copyOf(buffers));
  }

  /** A figure by its name in plan.json. */
  public long figure(String name) {
    return figures.get(name).getAsLong();
  }

  /** The size of the arena, and what it is to be compared with. */
  String arena() {
    long arena = figure("arenaBytes");
    long bound = figure("lowerBoundBytes");
    return String.format(
        Locale.ROOT,
        "%,d B (layer by layer %,d B; %s)",
        arena,
        figure("layerwiseBytes"),
        arena == bound
            ? "proved to be the least of the kinds tried"
            : String.format(
                Locale.ROOT, "no plan of the kinds tried needs less than %,d B", bound));
  }

  /** The budget of SRAM in bytes, or a dash. */
  String budget() {
    JsonElement bytes = figures.getAsJsonObject("target").get("sramBytes");
    return bytes.isJsonNull() ? "–" : String.format(Locale.ROOT, "%,d B", bytes.getAsInt());
  }

  /**
   * The memory map: time goes right, addresses go up, a letter for each buffer, a dot for free
   * bytes.
   */
  String draw() {
    int steps = buffers.stream().mapToInt(Buffer::endStep).max().orElse(1);
    int columns = Math.min(COLUMNS, steps);
    StringBuilder text = new StringBuilder();
    for (int line = LINES - 1; line >= 0; line--) {
      int address = (int) (figure("arenaBytes") * (2L * line + 1) / (2 * LINES));
      text.append(String.format(Locale.ROOT, "%,11d |", address));
      for (int column = 0; column < columns; column++) {
        text.append(letterAt((int) ((long) column * steps / columns), address));
      }
      text.append('\n');
    }
    return text.append(" ".repeat(12))
        .append('+')
        .append("-".repeat(columns))
        .append('\n')
        .toString();
  }

  private char letterAt(int step, int address) {
    for (int i = 0; i < buffers.size(); i++) {
      if (buffers.get(i).holds(step, address)) {
        return LETTERS.charAt(i % LETTERS.length());
      }
    }
    return '.';
  }
}
