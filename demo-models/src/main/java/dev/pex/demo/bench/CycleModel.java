package dev.pex.demo.bench;

import dev.pex.demo.bench.ExecutedInstructions.Instruction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cycles of instructions, as the technical reference manuals of the cores give them, without wait
 * states of any memory. Kinds that are not in the table take one.
 *
 * @param cycles those of a kind; of several registers, those beside one for each register
 * @param behindAccess cycles of a load right behind a load or store
 * @param refill cycles more of a conditional branch that is taken
 */
record CycleModel(Map<InstructionKind, Integer> cycles, int behindAccess, int refill) {
  /** Arm DDI 0484, with the fast multiplier. */
  private static final CycleModel CORTEX_M0PLUS =
      new CycleModel(
          Map.of(
              InstructionKind.CALL, 3,
              InstructionKind.JUMP, 2,
              InstructionKind.RETURN, 3,
              InstructionKind.LOAD, 2,
              InstructionKind.STORE, 2),
          2,
          1);

  /** Arm DDI 0337: the most where it gives a range; of 1 to 3 cycles to fill the pipeline, 2. */
  private static final CycleModel CORTEX_M3 =
      new CycleModel(
          Map.of(
              InstructionKind.CALL, 3,
              InstructionKind.JUMP, 3,
              InstructionKind.RETURN, 3,
              InstructionKind.PAIR, 3,
              InstructionKind.JUMP_BY_LOAD, 4,
              InstructionKind.LOAD, 2,
              InstructionKind.DIVIDE, 12,
              InstructionKind.MULTIPLY_AND_ADD, 2,
              InstructionKind.LONG_MULTIPLY, 5,
              InstructionKind.LONG_MULTIPLY_AND_ADD, 7),
          1,
          2);

  /** Arm DDI 0439, likewise; every multiplication takes one cycle. */
  private static final CycleModel CORTEX_M4 =
      new CycleModel(
          Map.of(
              InstructionKind.CALL, 3,
              InstructionKind.JUMP, 3,
              InstructionKind.RETURN, 3,
              InstructionKind.PAIR, 3,
              InstructionKind.JUMP_BY_LOAD, 4,
              InstructionKind.LOAD, 2,
              InstructionKind.DIVIDE, 12),
          1,
          2);

  CycleModel {
    cycles = Map.copyOf(cycles);
  }

  /** The model of a core, if the cycles of its instructions are published. */
  static Optional<CycleModel> of(BoardCore core) {
    return switch (core.name()) {
      case "cortex-m0plus" -> Optional.of(CORTEX_M0PLUS);
      case "cortex-m3" -> Optional.of(CORTEX_M3);
      case "cortex-m4" -> Optional.of(CORTEX_M4);
      default -> Optional.empty();
    };
  }

  /**
   * Cycles of all instructions. A conditional branch is taken as often as the instruction behind it
   * is executed less often.
   */
  long estimate(ExecutedInstructions executed) {
    List<Instruction> all = executed.instructions();
    long sum = 0;
    for (int i = 0; i < all.size(); i++) {
      Instruction instruction = all.get(i);
      if (instruction.kind() == InstructionKind.CONDITIONAL_BRANCH) {
        long behind = i + 1 < all.size() ? all.get(i + 1).count() : 0;
        sum += instruction.count() + refill * Math.max(0, instruction.count() - behind);
      } else {
        boolean behindAccess = i > 0 && all.get(i - 1).kind().isSingleAccess();
        sum += instruction.count() * cycles(instruction, behindAccess);
      }
    }
    return sum;
  }

  private int cycles(Instruction instruction, boolean isBehindAccess) {
    int single = cycles.getOrDefault(instruction.kind(), 1);
    return switch (instruction.kind()) {
      case RETURN, SEVERAL -> single + instruction.registers();
      case LOAD -> isBehindAccess ? behindAccess : single;
      default -> single;
    };
  }
}
