package dev.pex.processor.emit.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.program.GroupedDigits;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.ProgramPort;
import dev.pex.processor.program.Section;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            "complete",
            "constants",
            "rows",
            "inputs",
            "observer",
            "outputs",
            "run");
    List<NetworkPort> inputs = ports(program.inputs(), names);
    List<NetworkPort> outputs = ports(program.outputs(), names);
    NetworkMembers members = new NetworkMembers(inputs, outputs);
    KernelFields kernels = KernelFields.of(program, names);

    TypeSpec.Builder type = file.type().addJavadoc(figures(program, model));
    type.addField(arenaBytes(program));
    members.addDescriptions(type);
    type.addField(file.constants(resourceBytes));
    kernels.addTo(type);
    type.addField(arena());
    if (kernels.mostRows() > 0) {
      type.addField(rowStarts(kernels.mostRows()));
    }
    type.addMethod(file.constructor());
    members.addRuns(type);
    addStages(type, program, kernels, names);
    for (int i = 0; i < inputs.size(); i++) {
      members.addWrite(type, inputs.get(i), store(program.inputs().get(i)));
    }
    for (int i = 0; i < outputs.size(); i++) {
      members.addRead(type, outputs.get(i), load(program.outputs().get(i)));
    }
    return type.addMethod(complete()).build();
  }

  private static List<NetworkPort> ports(List<ProgramPort> ports, JavaNames names) {
    return ports.stream()
        .map(port -> NetworkPort.named(port.name(), names, port.shape(), port.quantization()))
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

  private static FieldSpec arena() {
    return FieldSpec.builder(NetworkMembers.BYTES, "arena", Modifier.PRIVATE, Modifier.FINAL)
        .initializer("new byte[ARENA_BYTES]")
        .build();
  }

  private static FieldSpec rowStarts(int count) {
    return FieldSpec.builder(
            ArrayTypeName.of(TypeName.INT), "rows", Modifier.PRIVATE, Modifier.FINAL)
        .addJavadoc("Where the input rows of a row kernel start in the arena.\n")
        .initializer("new int[$L]", count)
        .build();
  }

  private static void addStages(
      TypeSpec.Builder type, Program program, KernelFields kernels, JavaNames names) {
    Map<String, Section> methods = new LinkedHashMap<>();
    for (Section section : program.sections()) {
      methods.put(names.unique(JavaNames.lowerCamel(section.name())), section);
    }
    type.addMethod(run(methods.keySet()));
    methods.forEach(
        (name, section) ->
            type.addMethod(stage(section, name, new StageCode(kernels.names(), names))));
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

  private static MethodSpec stage(Section section, String name, StageCode code) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE)
        .addJavadoc(
            "Kind: $L; $L bytes alive.\n", section.manner(), GroupedDigits.of(section.peakBytes()))
        .addParameter(RuntimeNames.TENSOR_OBSERVER, "observer")
        .addCode(code.of(section))
        .build();
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
