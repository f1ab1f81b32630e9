package dev.pex.processor.emit.java;

import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.program.Feed;
import dev.pex.processor.program.GroupedDigits;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.ProgramPort;
import dev.pex.processor.program.Ring;
import dev.pex.processor.program.Section;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Spells a program as a Java class that runs it in one array of bytes. */
public final class ExecutorEmitter {
  /** The class {@code <Model>Executor} with its tables. */
  public GeneratedJava emit(Program program, ModelClass model) {
    GeneratedFile file = new GeneratedFile(model, "Executor");
    ConstantsWriter constants = new ConstantsWriter();
    program.constants().forEach(constants::add);
    Int8Values resource = constants.resource();
    addMembers(program, file, resource.size());
    return file.with(MemoryMapComment.of(program), figures(program, model), resource);
  }

  private static void addMembers(Program program, GeneratedFile file, int resourceBytes) {
    JavaNames names =
        JavaNames.ofMembers(
            "ARENA_BYTES",
            "arena",
            "begin",
            "complete",
            "constants",
            "rows",
            "rowsToCome",
            "inputs",
            "observer",
            "outputs",
            "run");
    List<NetworkPort> inputs = ports(program, program.inputs(), names);
    List<NetworkPort> outputs = ports(program, program.outputs(), names);
    Optional<NetworkPort> fed =
        program.feed().map(feed -> inputs.get(program.inputs().indexOf(feed.port())));
    NetworkMembers members = new NetworkMembers(file, inputs, outputs, fed);
    KernelFields kernels = KernelFields.of(program, names, file.imports());

    addArenaBytes(program, file);
    members.addDescriptions();
    file.addConstants(resourceBytes);
    kernels.addTo(file);
    addArena(program, file);
    if (kernels.mostRows() > 0) {
      addRowStarts(kernels.mostRows(), file);
    }
    file.addConstructor();
    members.addRuns();
    Map<String, Section> stages = stages(program, names);
    fed.ifPresentOrElse(
        port -> addPush(pushMembers(program, file, port, names), program, stages),
        () -> addRun(file, stages.keySet()));
    stages.forEach(
        (name, section) ->
            addStage(section, file, name, new StageCode(kernels.names(), names, file.imports())));
    for (int i = 0; i < inputs.size(); i++) {
      if (!program.isFed(program.inputs().get(i))) {
        members.addWrite(inputs.get(i), store(program.inputs().get(i)));
      }
    }
    for (int i = 0; i < outputs.size(); i++) {
      members.addRead(outputs.get(i), load(program.outputs().get(i), file.imports()));
    }
    addComplete(file);
  }

  private static List<NetworkPort> ports(
      Program program, List<ProgramPort> ports, JavaNames names) {
    return ports.stream()
        .map(
            port ->
                program.isFed(port)
                    ? NetworkPort.fed(port.name(), names, port.shape(), port.quantization())
                    : NetworkPort.named(port.name(), names, port.shape(), port.quantization()))
        .toList();
  }

  private static String figures(Program program, ModelClass model) {
    return "Runs "
        + model.simpleName()
        + " in one arena of exactly the planned size, tensor by tensor as its C code does."
        + ("\n\n<p>Arena: " + GroupedDigits.of(program.arenaBytes()) + " bytes. ")
        + ("Tables: " + GroupedDigits.of(program.constantBytes()) + " bytes. ")
        + ("Stages: " + program.sections().size() + ".")
        + "\nAn object runs one inference at a time; it can run many after each other.";
  }

  private static void addArenaBytes(Program program, GeneratedFile file) {
    file.addField(
        "Bytes of memory that inputs, outputs and all between them share.",
        "public static final int ARENA_BYTES = " + JavaText.literal(program.arenaBytes()) + ";\n");
  }

  private static void addArena(Program program, GeneratedFile file) {
    program
        .feed()
        .ifPresentOrElse(
            feed ->
                file.addField(
                    "The arena, and behind it the row of '"
                        + feed.port().name()
                        + "' that the caller pushes.",
                    arena("ARENA_BYTES + " + feed.row().rowBytes())),
            () -> file.addField(arena("ARENA_BYTES")));
  }

  private static String arena(String bytes) {
    return "private final byte[] arena = new byte[" + bytes + "];\n";
  }

  private static void addRowStarts(int count, GeneratedFile file) {
    file.addField(
        "Where the input rows of a row kernel start in the arena.",
        "private final int[] rows = new int[" + count + "];\n");
  }

  /** Sections by name of the method that each becomes. */
  private static Map<String, Section> stages(Program program, JavaNames names) {
    Map<String, Section> methods = new LinkedHashMap<>();
    for (Section section : program.sections()) {
      methods.put(names.unique(JavaNames.lowerCamel(section.name())), section);
    }
    return methods;
  }

  private static void addRun(GeneratedFile file, Collection<String> stages) {
    file.addMethod(
        "Runs one inference on the inputs written before; "
            + "the observer sees every tensor that it makes.",
        "public void run(" + file.imports().runtime("TensorObserver") + " observer)",
        "this.observer = observer;\n" + calls(stages));
  }

  private static PushMembers pushMembers(
      Program program, GeneratedFile file, NetworkPort port, JavaNames names) {
    String push = program.feed().map(Feed::push).orElseThrow();
    return new PushMembers(file, port, names.unique(JavaNames.lowerCamel(push)));
  }

  private static void addPush(PushMembers members, Program program, Map<String, Section> stages) {
    Feed feed = program.feed().orElseThrow();
    List<String> methods = List.copyOf(stages.keySet());
    String first = feed.period() == 1 ? "number" : feed.period() + " * number";
    StringBuilder takeRow = new StringBuilder("this.observer = observer;\n");
    if (feed.section() > 0) {
      takeRow.append(JavaText.block("if (number == 0)", calls(methods.subList(0, feed.section()))));
    }
    takeRow.append("System.arraycopy(row, 0, arena, ARENA_BYTES, row.length);\n");
    takeRow.append("int firstTick = ").append(first).append(";\n");
    takeRow.append("int endTick = rowsToCome > 0 ? firstTick + ").append(feed.period());
    takeRow.append(" : ").append(feed.ticks()).append(";\n");
    takeRow.append(methods.get(feed.section())).append("(firstTick, endTick);\n");
    String finish = calls(methods.subList(feed.section() + 1, methods.size()));
    members.add(takeRow.toString(), finish);
  }

  private static String calls(Collection<String> stages) {
    StringBuilder calls = new StringBuilder();
    stages.forEach(stage -> calls.append(stage).append("();\n"));
    return calls.toString();
  }

  private static void addStage(Section section, GeneratedFile file, String name, StageCode code) {
    String ticks =
        section.isPushed() ? "int " + StageCode.FIRST_TICK + ", int " + StageCode.END_TICK : "";
    file.addMethod(
        "Kind: "
            + section.manner()
            + "; "
            + GroupedDigits.of(section.peakBytes())
            + " bytes alive."
            + rings(section),
        "private void " + name + "(" + ticks + ")",
        code.of(section));
  }

  private static String rings(Section section) {
    StringBuilder text = new StringBuilder();
    for (Ring ring : section.rings()) {
      text.append("\n  ").append(ring.tensor()).append(": ").append(ring.text());
    }
    return text.toString();
  }

  private static String store(ProgramPort port) {
    return JavaText.call("System.arraycopy", "values", 0, "arena", port.offset(), "values.length")
        + ";\n";
  }

  private static String load(ProgramPort port, Imports imports) {
    int end = port.offset() + port.shape().elements();
    return JavaText.call(imports.util("Arrays") + ".copyOfRange", "arena", port.offset(), end);
  }

  private static void addComplete(GeneratedFile file) {
    String observer = file.imports().runtime("TensorObserver");
    String arrays = file.imports().util("Arrays");
    file.addField("private " + observer + " observer = " + observer + ".NONE;\n");
    file.addMethod(
        "private void complete(String tensor, int firstElement, int offset, int bytes)",
        JavaText.block(
            "if (observer != " + observer + ".NONE)",
            ("byte[] values = " + arrays + ".copyOfRange(arena, offset, offset + bytes);\n")
                + "observer.complete(tensor, firstElement, values);\n"));
  }
}
