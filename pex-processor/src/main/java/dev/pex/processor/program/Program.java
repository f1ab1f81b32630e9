package dev.pex.processor.program;

import java.util.List;
import java.util.Optional;

/**
 * A planned network as code for one arena.
 *
 * @param name a C identifier, such as {@code keyword_spotter}
 * @param memoryMap every buffer with its place and life, in order of first step
 * @param inputs the network's inputs, the fed one among them
 * @param feed the input that the caller pushes row by row
 */
public record Program(
    String name,
    int arenaBytes,
    List<MappedBuffer> memoryMap,
    List<ProgramPort> inputs,
    List<ProgramPort> outputs,
    Optional<Feed> feed,
    List<Constant> constants,
    List<Section> sections) {
  public Program {
    memoryMap = List.copyOf(memoryMap);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    constants = List.copyOf(constants);
    sections = List.copyOf(sections);
  }

  /** The inputs that the caller writes into the arena. */
  public List<ProgramPort> writtenInputs() {
    return inputs.stream().filter(port -> !isFed(port)).toList();
  }

  /** Whether the caller pushes an input row by row. */
  public boolean isFed(ProgramPort port) {
    return feed.map(Feed::port).filter(port::equals).isPresent();
  }

  /** Bytes of flash that the tables need. */
  public int constantBytes() {
    return constants.stream().mapToInt(Constant::bytes).sum();
  }
}
