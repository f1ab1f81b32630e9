package dev.pex.processor.emit.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.program.Feed;
import dev.pex.processor.program.GroupedDigits;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.ProgramPort;
import dev.pex.processor.program.Section;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Spells a program as a Java class that runs it in one array of bytes. */
public final class ExecutorEmitter {
  /** The class {@code <Model>Executor} with its tables. */
  public GeneratedJava emit(Program program, ModelClass model) {
    GeneratedFile file = new GeneratedFile(model, "Executor");
    ConstantsWriter constants = new ConstantsWriter();
    program.constants().forEach(constants::add);
    Int8Values resource = constants.resource();
    TypeSpec type = type(program, model, file, resource.size());
    return file.with(type, MemoryMapComment.of(program), resource);
  }

  private static TypeSpec type(
      Program program, ModelClass model, GeneratedFile file, int resourceBytes) {
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
    NetworkMembers members = new NetworkMembers(inputs, outputs, fed);
    KernelFields kernels = KernelFields.of(program, names);

    TypeSpec.Builder type = file.type().addJavadoc(figures(program, model));
    type.addField(arenaBytes(program));
    members.addDescriptions(type);
    type.addField(file.constants(resourceBytes));
    kernels.addTo(type);
    type.addField(arena(program));
    if (kernels.mostRows() > 0) {
      type.addField(rowStarts(kernels.mostRows()));
    }
    type.addMethod(file.constructor());
    members.addRuns(type);
    Map<String, Section> stages = stages(program, names);
    fed.ifPresentOrElse(
        port -> addPush(type, program, pushMembers(program, port, names), stages),
        () -> type.addMethod(run(stages.keySet())));
    stages.forEach(
        (name, section) ->
            type.addMethod(stage(section, name, new StageCode(kernels.names(), names))));
    for (int i = 0; i < inputs.size(); i++) {
      if (!fed.equals(Optional.of(inputs.get(i)))) {
        members.addWrite(type, inputs.get(i), store(program.inputs().get(i)));
      }
    }
    for (int i = 0; i < outputs.size(); i++) {
      members.addRead(type, outputs.get(i), load(program.outputs().get(i)));
    }
    return type.addMethod(complete()).build();
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

  private static CodeBlock figures(Program program, ModelClass model) {
    return CodeBlock.builder()
        .add("Runs $L in one arena of exactly the planned size, ", model.simpleName())
        .add("tensor by tensor as its C code does.\n\n")
        .add("<p>Arena: $L bytes. ", GroupedDigits.of(program.arenaBytes()))
        .add("Tables: $L bytes. ", GroupedDigits.of(program.constantBytes()))
        .add("Stages: $L.\n", program.sections().size())
        .add("An object runs one inference at a time; it can run many after each other.\n")
        .build();
  }

  private static FieldSpec arenaBytes(Program program) {
    return FieldSpec.builder(
            TypeName.INT, "ARENA_BYTES", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("Bytes of memory that inputs, outputs and all between them share.\n")
        .initializer("$L", JavaText.literal(program.arenaBytes()))
        .build();
  }

  private static FieldSpec arena(Program program) {
    FieldSpec.Builder arena =
        FieldSpec.builder(NetworkMembers.BYTES, "arena", Modifier.PRIVATE, Modifier.FINAL);
    return program
        .feed()
        .map(
            feed ->
                arena
                    .addJavadoc("The arena, and behind it the row of '$L' ", feed.port().name())
                    .addJavadoc("that the caller pushes.\n")
                    .initializer("new byte[ARENA_BYTES + $L]", feed.row().rowBytes()))
        .orElseGet(() -> arena.initializer("new byte[ARENA_BYTES]"))
        .build();
  }

  private static FieldSpec rowStarts(int count) {
    return FieldSpec.builder(
            ArrayTypeName.of(TypeName.INT), "rows", Modifier.PRIVATE, Modifier.FINAL)
        .addJavadoc("Where the input rows of a row kernel start in the arena.\n")
        .initializer("new int[$L]", count)
        .build();
  }

  /** Sections by name of the method that each becomes. */
  private static Map<String, Section> stages(Program program, JavaNames names) {
    Map<String, Section> methods = new LinkedHashMap<>();
    for (Section section : program.sections()) {
      methods.put(names.unique(JavaNames.lowerCamel(section.name())), section);
    }
    return methods;
  }

  private static MethodSpec run(Collection<String> stages) {
    MethodSpec.Builder run =
        MethodSpec.methodBuilder("run")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("Runs one inference on the inputs written before; ")
            .addJavadoc("the observer sees every tensor that it makes.\n")
            .addParameter(RuntimeNames.TENSOR_OBSERVER, "observer");
    stages.forEach(stage -> run.addStatement("$L(observer)", stage));
    return run.build();
  }

  private static PushMembers pushMembers(Program program, NetworkPort port, JavaNames names) {
    String push = program.feed().map(Feed::push).orElseThrow();
    return new PushMembers(port, names.unique(JavaNames.lowerCamel(push)));
  }

  private static void addPush(
      TypeSpec.Builder type, Program program, PushMembers members, Map<String, Section> stages) {
    Feed feed = program.feed().orElseThrow();
    List<String> methods = List.copyOf(stages.keySet());
    CodeBlock.Builder takeRow = CodeBlock.builder();
    if (feed.section() > 0) {
      takeRow.beginControlFlow("if (number == 0)");
      takeRow.add(calls(methods.subList(0, feed.section()))).endControlFlow();
    }
    takeRow.addStatement("$T.arraycopy(row, 0, arena, ARENA_BYTES, row.length)", System.class);
    takeRow.addStatement(
        "int firstTick = $L", feed.period() == 1 ? "number" : feed.period() + " * number");
    takeRow.addStatement(
        "int endTick = rowsToCome > 0 ? firstTick + $L : $L", feed.period(), feed.ticks());
    takeRow.addStatement("$L(observer, firstTick, endTick)", methods.get(feed.section()));
    CodeBlock finish = calls(methods.subList(feed.section() + 1, methods.size()));
    members.addTo(type, takeRow.build(), finish);
  }

  private static CodeBlock calls(List<String> stages) {
    CodeBlock.Builder calls = CodeBlock.builder();
    stages.forEach(stage -> calls.addStatement("$L(observer)", stage));
    return calls.build();
  }

  private static MethodSpec stage(Section section, String name, StageCode code) {
    MethodSpec.Builder stage =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc(
                "Kind: $L; $L bytes alive.\n",
                section.manner(),
                GroupedDigits.of(section.peakBytes()))
            .addParameter(RuntimeNames.TENSOR_OBSERVER, "observer");
    if (section.isPushed()) {
      stage.addParameter(TypeName.INT, StageCode.FIRST_TICK);
      stage.addParameter(TypeName.INT, StageCode.END_TICK);
    }
    return stage.addCode(code.of(section)).build();
  }

  private static CodeBlock store(ProgramPort port) {
    return CodeBlock.builder()
        .addStatement(
            "$T.arraycopy(values, 0, arena, $L, values.length)", System.class, port.offset())
        .build();
  }

  private static CodeBlock load(ProgramPort port) {
    int end = port.offset() + port.shape().elements();
    return CodeBlock.of("$T.copyOfRange(arena, $L, $L)", Arrays.class, port.offset(), end);
  }

  private static MethodSpec complete() {
    return MethodSpec.methodBuilder("complete")
        .addModifiers(Modifier.PRIVATE)
        .addParameter(RuntimeNames.TENSOR_OBSERVER, "observer")
        .addParameter(String.class, "tensor")
        .addParameter(TypeName.INT, "firstElement")
        .addParameter(TypeName.INT, "offset")
        .addParameter(TypeName.INT, "bytes")
        .beginControlFlow("if (observer != $T.NONE)", RuntimeNames.TENSOR_OBSERVER)
        .addStatement("byte[] values = $T.copyOfRange(arena, offset, offset + bytes)", Arrays.class)
        .addStatement("observer.complete(tensor, firstElement, values)")
        .endControlFlow()
        .build();
  }
}
