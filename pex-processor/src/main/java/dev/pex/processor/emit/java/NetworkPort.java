package dev.pex.processor.emit.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;
import javax.lang.model.element.Modifier;

/**
 * An end of the network as generated Java shows it.
 *
 * @param name a C identifier
 * @param constant the field that describes it
 */
record NetworkPort(String name, String constant, Shape shape, Quantization quantization) {
  /** {@code public static final TensorInfo}. */
  FieldSpec field(String end) {
    CodeBlock info =
        CodeBlock.of(
            "\n$>$>new $T($S, new $T($L, $L, $L), $Lf, $L)$<$<",
            RuntimeNames.TENSOR_INFO,
            name,
            RuntimeNames.SHAPE,
            shape.height(),
            shape.width(),
            shape.channels(),
            quantization.scale(),
            quantization.zeroPoint());
    return FieldSpec.builder(
            RuntimeNames.TENSOR_INFO, constant, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("The $L '$L', $L.\n", end, name, shape)
        .initializer(info)
        .build();
  }

  /** Name of the method that sets an input. */
  String writeMethod() {
    return "write" + JavaNames.upperCamel(name);
  }

  /** Name of the method that gets an output. */
  String readMethod() {
    return "read" + JavaNames.upperCamel(name);
  }
}
