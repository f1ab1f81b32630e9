package dev.pex.processor.program;

import java.util.List;

/**
 * A planned network as code for one arena.
 *
 * @param name a C identifier, such as {@code keyword_spotter}
 * @param memoryMap every buffer with its place and life, in order of first step
 */
public record Program(
    String name,
    int arenaBytes,
    List<MappedBuffer> memoryMap,
    List<ProgramPort> inputs,
    List<ProgramPort> outputs,
    List<Constant> constants,
    List<Section> sections) {
  public Program {
    memoryMap = List.copyOf(memoryMap);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    constants = List.copyOf(constants);
    sections = List.copyOf(sections);
  }

  /** Bytes of flash that the tables need. */
  public int constantBytes() {
    return constants.stream().mapToInt(Constant::bytes).sum();
  }
}
