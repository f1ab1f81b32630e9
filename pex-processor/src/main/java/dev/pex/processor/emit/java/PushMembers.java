package dev.pex.processor.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Arrays;
import javax.lang.model.element.Modifier;

/** What an executor and a reference offer alike where an input is pushed row by row. */
final class PushMembers {
  private static final String TO_COME = "rowsToCome";
  private static final ClassName RESULT = RuntimeNames.runtime("PushResult");

  private final NetworkPort port;
  private final String push;

  /**
   * The members for one input.
   *
   * @param push name of the method that pushes a row
   */
  PushMembers(NetworkPort port, String push) {
    this.port = port;
    this.push = push;
  }

  /**
   * Adds the members.
   *
   * @param takeRow takes {@code row}, the row of number {@code number}, as long as others are to
   *     come or not
   * @param finish what remains to be done after the last row
   */
  void addTo(TypeSpec.Builder type, CodeBlock takeRow, CodeBlock finish) {
    type.addField(
        FieldSpec.builder(TypeName.INT, TO_COME, Modifier.PRIVATE)
            .addJavadoc("Rows of '$L' that are still to be pushed.\n", port.name())
            .build());
    type.addMethod(begin());
    type.addMethod(pushUnobserved());
    type.addMethod(pushRow(takeRow, finish));
    type.addMethod(pushAll());
  }

  private MethodSpec begin() {
    return MethodSpec.methodBuilder("begin")
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("Begins an inference, and gives up one that is not at its end.\n")
        .addStatement("$L = $L", TO_COME, rows())
        .build();
  }

  private MethodSpec pushUnobserved() {
    return MethodSpec.methodBuilder(push)
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("Pushes the next row of '$L', the first row first.\n\n", port.name())
        .addJavadoc("@param row $L int8 values, channels innermost\n", rowElements())
        .addJavadoc("@throws IllegalArgumentException if there is another number of values\n")
        .addJavadoc("@throws IllegalStateException before {@link #begin} and after the last row\n")
        .addParameter(NetworkMembers.BYTES, "row")
        .returns(RESULT)
        .addStatement("return $L(row, $T.NONE)", push, RuntimeNames.TENSOR_OBSERVER)
        .build();
  }

  private MethodSpec pushRow(CodeBlock takeRow, CodeBlock finish) {
    return MethodSpec.methodBuilder(push)
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("As {@link #$L(byte[])}; ", push)
        .addJavadoc("the observer sees all that is made meanwhile.\n")
        .addParameter(NetworkMembers.BYTES, "row")
        .addParameter(RuntimeNames.TENSOR_OBSERVER, "observer")
        .returns(RESULT)
        .beginControlFlow("if (row.length != $L)", rowElements())
        .addStatement(
            "throw new $T($S + row.length)",
            IllegalArgumentException.class,
            "a row of '%s' has %d values, not ".formatted(port.name(), rowElements()))
        .endControlFlow()
        .beginControlFlow("if ($L == 0)", TO_COME)
        .addStatement(
            "throw new $T($S)",
            IllegalStateException.class,
            "no row of '%s' is awaited: begin an inference".formatted(port.name()))
        .endControlFlow()
        .addStatement("int number = $L - $L", rows(), TO_COME)
        .addStatement("$L--", TO_COME)
        .addCode(takeRow)
        .beginControlFlow("if ($L > 0)", TO_COME)
        .addStatement("return $T.MORE", RESULT)
        .endControlFlow()
        .addCode(finish)
        .addStatement("return $T.DONE", RESULT)
        .build();
  }

  private MethodSpec pushAll() {
    return MethodSpec.methodBuilder(port.writeMethod())
        .addModifiers(Modifier.PRIVATE)
        .addJavadoc("Runs one inference: pushes all rows of '$L'.\n", port.name())
        .addParameter(NetworkMembers.BYTES, "values")
        .addParameter(RuntimeNames.TENSOR_OBSERVER, "observer")
        .addStatement("$L.checkCount(values.length)", port.constant())
        .addStatement("begin()")
        .beginControlFlow("for (int at = 0; at < values.length; at += $L)", rowElements())
        .addStatement(
            "$L($T.copyOfRange(values, at, at + $L), observer)", push, Arrays.class, rowElements())
        .endControlFlow()
        .build();
  }

  private int rows() {
    return port.shape().height();
  }

  private int rowElements() {
    return port.shape().rowElements();
  }
}
