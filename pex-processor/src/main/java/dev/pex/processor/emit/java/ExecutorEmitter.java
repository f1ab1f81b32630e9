package dev.pex.processor.emit.java;

import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.program.Feed;
import dev.pex.processor.program.GroupedDigits;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.ProgramPort;
import dev.pex.processor.program.Section;
import java.util.ArrayList;
import java.util.List;

/** Spells a program as a Java class that runs it in one array of bytes. */
public final class ExecutorEmitter {
  /** The class {@code <Model>Executor} with its tables. */
  public GeneratedJava emit(Program program, ModelClass model) {
    GeneratedFile file = new GeneratedFile(model, "Executor");
    ConstantsWriter constants = new ConstantsWriter();
    JavaNames names =
        JavaNames.ofMembers("ARENA_BYTES", "arena", "begin", "complete", "rows", "observer");
    List<NetworkPort> inputs = ports(program, program.inputs(), names);
    List<NetworkPort> outputs = ports(program, program.outputs(), names);
    NetworkMembers members = new NetworkMembers(file, inputs, outputs);
    KernelFields kernels =
        KernelFields.of(program, names, new KernelCode(file.imports(), constants));
    Int8Values resource = constants.resource();

    addArenaBytes(program, file);
    members.addDescriptions();
    kernels.addTo(file);
    file.addConstructor(
        resource.size(),
        List.of(arenaBytes(program), Integer.toString(kernels.mostRows())),
        ends(program, inputs, outputs));
    addStages(program, file, stages(program, kernels, names, file.imports()));
    members.addAccess();
    String above = file.imports().runtime("PlannedNetwork");
    return file.with(MemoryMapComment.of(program), figures(program, model), above, resource);
  }

  private static List<NetworkPort> ports(
      Program program, List<ProgramPort> ports, JavaNames names) {
    return ports.stream()
        .map(
            port ->
                NetworkPort.named(
                    port.name(), program.isFed(port), names, port.shape(), port.quantization()))
        .toList();
  }

  private static String figures(Program program, ModelClass model) {
    return "Runs "
        + model.simpleName()
        + " in one arena of exactly the planned size, tensor by tensor as its C code does."
        + ("\n\n<p>Arena: " + GroupedDigits.of(program.arenaBytes()) + " bytes. ")
        + ("Tables: " + GroupedDigits.of(program.constantBytes()) + " bytes. ")
        + ("Stages: " + program.sections().size() + ".");
  }

  private static void addArenaBytes(Program program, GeneratedFile file) {
    file.addField(
        "Bytes of memory that inputs, outputs and all between them share.",
        "public static final int ARENA_BYTES = " + JavaText.literal(program.arenaBytes()) + ";\n");
  }

  /** The arena's, and behind it a row that the caller pushes. */
  private static String arenaBytes(Program program) {
    return program
        .feed()
        .map(feed -> "ARENA_BYTES + " + feed.row().rowBytes())
        .orElse("ARENA_BYTES");
  }

  /** Says where inputs and outputs lie. */
  private static String ends(Program program, List<NetworkPort> inputs, List<NetworkPort> outputs) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < inputs.size(); i++) {
      NetworkPort input = inputs.get(i);
      code.append(
          input.isFed()
              ? end("fedInput", input, "ARENA_BYTES")
              : end("input", input, program.inputs().get(i).offset()));
    }
    for (int i = 0; i < outputs.size(); i++) {
      code.append(end("output", outputs.get(i), program.outputs().get(i).offset()));
    }
    return code.toString();
  }

  private static String end(String method, NetworkPort port, Object offset) {
    return JavaText.call(method, port.constant(), offset) + ";\n";
  }

  private static List<StageMember> stages(
      Program program, KernelFields kernels, JavaNames names, Imports imports) {
    List<StageMember> stages = new ArrayList<>();
    for (Section section : program.sections()) {
      StageCode code = new StageCode(section, kernels.names(), names, imports);
      String name = names.unique(JavaNames.lowerCamel(section.name()));
      stages.add(new StageMember(section, name, code.text(), code.isStraight()));
    }
    return stages;
  }

  private static void addStages(Program program, GeneratedFile file, List<StageMember> stages) {
    int pushed = program.feed().map(Feed::section).orElse(-1);
    program.feed().ifPresent(feed -> addRow(feed, file, stages));
    file.addMethod(
        "@Override\nprotected void infer()", calls(stages.subList(pushed + 1, stages.size())));
    for (StageMember stage : stages) {
      stage.addTo(file);
    }
  }

  private static void addRow(Feed feed, GeneratedFile file, List<StageMember> stages) {
    String before = calls(stages.subList(0, feed.section()));
    String first = feed.period() == 1 ? "row" : feed.period() + " * row";
    String end =
        "rowsToCome > 0 ? " + StageCode.FIRST_TICK + " + " + feed.period() + " : " + feed.ticks();
    file.addMethod(
        "@Override\nprotected void inferRow(int row, int rowsToCome)",
        (before.isEmpty() ? "" : JavaText.block("if (row == 0)", before))
            + ("int " + StageCode.FIRST_TICK + " = " + first + ";\n")
            + stages.get(feed.section()).call(StageCode.FIRST_TICK, end));
  }

  private static String calls(List<StageMember> stages) {
    StringBuilder calls = new StringBuilder();
    for (StageMember stage : stages) {
      calls.append(stage.call());
    }
    return calls.toString();
  }
}
