package dev.pex.processor.emit.java;

import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;

/**
 * An end of the network as generated Java shows it.
 *
 * @param name a C identifier
 * @param constant the field that describes it
 * @param isFed whether it is an input that is pushed row by row
 * @param writeMethod sets an input, or pushes a row of a fed one
 * @param readMethod gets an output
 * @param readRealsMethod gets an output as reals
 */
record NetworkPort(
    String name,
    String constant,
    boolean isFed,
    String writeMethod,
    String readMethod,
    String readRealsMethod,
    Shape shape,
    Quantization quantization) {
  /** An end with names of its own among a class's members. */
  static NetworkPort named(
      String name, boolean isFed, JavaNames members, Shape shape, Quantization quantization) {
    String camel = JavaNames.upperCamel(name);
    return new NetworkPort(
        name,
        members.unique(JavaNames.constant(name)),
        isFed,
        members.unique(isFed ? "push" + camel + "Row" : "write" + camel),
        members.unique("read" + camel),
        members.unique("read" + camel + "AsReals"),
        shape,
        quantization);
  }

  /** Adds {@code public static final TensorInfo}. */
  void addTo(GeneratedFile file, String end) {
    String type = file.imports().runtime("TensorInfo");
    file.addField(
        "The " + end + " '" + name + "', " + shape + ".",
        JavaText.declaration(
            "public static final " + type + " " + constant,
            JavaText.made(
                type,
                JavaText.literal(name),
                JavaText.made(
                    file.imports().runtime("Shape"),
                    shape.height(),
                    shape.width(),
                    shape.channels()),
                quantization.scale() + "f",
                quantization.zeroPoint())));
  }
}
