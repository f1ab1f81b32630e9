package dev.pex.processor.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.pex.processor.graph.Int8Values;
import javax.lang.model.element.Modifier;

/** What every generated class has: a name and visibility after the model's, tables, a file. */
final class GeneratedFile {
  private final ModelClass model;
  private final ClassName name;

  /** A class named after the model's, with a suffix. */
  GeneratedFile(ModelClass model, String suffix) {
    this.model = model;
    this.name = ClassName.get(model.packageName(), model.simpleName() + suffix);
  }

  /** The class without members. */
  TypeSpec.Builder type() {
    TypeSpec.Builder type = TypeSpec.classBuilder(name).addModifiers(Modifier.FINAL);
    return model.isPublic() ? type.addModifiers(Modifier.PUBLIC) : type;
  }

  /** The field {@code constants}, read from the resource when an object is made. */
  FieldSpec constants(int resourceBytes) {
    CodeBlock read =
        CodeBlock.of(
            "\n$>$>$T.read(\n$>$>$T.class.getResourceAsStream($S),\n$S,\n$L)$<$<$<$<",
            RuntimeNames.CONSTANTS,
            name,
            resourceName(),
            resourceName(),
            JavaText.literal(resourceBytes));
    return FieldSpec.builder(RuntimeNames.CONSTANTS, "constants", Modifier.PRIVATE, Modifier.FINAL)
        .initializer(read)
        .build();
  }

  /** A public constructor that only the class's documentation needs to explain. */
  MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("Reads the tables beside this class.\n\n")
        .addJavadoc("@throws IllegalStateException if they are missing or damaged\n")
        .build();
  }

  /**
   * The finished file.
   *
   * @param comment stands on top; empty for none
   */
  GeneratedJava with(TypeSpec type, String comment, Int8Values resource) {
    JavaFile.Builder file =
        JavaFile.builder(model.packageName(), type).skipJavaLangImports(true).indent("  ");
    if (!comment.isEmpty()) {
      file.addFileComment("$L", comment);
    }
    String source = file.build().toString().replace(" \n", "\n");
    return new GeneratedJava(
        model.packageName(), name.simpleName(), source, resourceName(), resource);
  }

  private String resourceName() {
    return name.simpleName() + ".weights";
  }
}
