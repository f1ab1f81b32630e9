package dev.pex.demo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The instructions that one inference executes, by address: each with how often it does. */
record ExecutedInstructions(List<Instruction> instructions) {
  private static final Pattern LINE =
      Pattern.compile("\\s*([0-9a-f]+):\\t([^\\s.]+)\\S*(?:\\t([^@;]*))?.*");

  ExecutedInstructions {
    instructions = List.copyOf(instructions);
  }

  /**
   * One instruction.
   *
   * @param registers how many are between braces
   */
  record Instruction(InstructionKind kind, int registers, long count) {}

  /** Reads what {@code firmware/run --blocks} wrote into a folder. */
  static ExecutedInstructions read(Path folder) throws IOException {
    return parse(
        Files.readAllLines(folder.resolve("disassembly")),
        Files.readAllLines(folder.resolve("blocks")));
  }

  /**
   * Counts instructions.
   *
   * @param disassembly as objdump writes it
   * @param blocks address, instructions and runs of a block on each line
   */
  static ExecutedInstructions parse(List<String> disassembly, List<String> blocks) {
    NavigableMap<Long, Matcher> code = new TreeMap<>();
    for (String line : disassembly) {
      Matcher instruction = LINE.matcher(line);
      if (instruction.matches()) {
        code.put(Long.parseLong(instruction.group(1), 16), instruction);
      }
    }
    NavigableMap<Long, Long> counts = new TreeMap<>();
    code.keySet().forEach(address -> counts.put(address, 0L));
    for (String block : blocks) {
      String[] words = block.split(" ");
      counts.tailMap(Long.parseLong(words[0], 16), true).entrySet().stream()
          .limit(Long.parseLong(words[1]))
          .forEach(entry -> entry.setValue(entry.getValue() + Long.parseLong(words[2])));
    }
    List<Instruction> instructions = new ArrayList<>();
    code.forEach(
        (address, line) -> instructions.add(instruction(line, counts.getOrDefault(address, 0L))));
    return new ExecutedInstructions(instructions);
  }

  private static Instruction instruction(Matcher line, long count) {
    String operands = line.group(3) == null ? "" : line.group(3).strip();
    int listed = operands.indexOf('{') + 1;
    int registers = listed == 0 ? 0 : operands.substring(listed).split(",").length;
    return new Instruction(InstructionKind.of(line.group(2), operands), registers, count);
  }

  /** How many there are, each as often as it is executed. */
  long total() {
    return instructions.stream().mapToLong(Instruction::count).sum();
  }
}
