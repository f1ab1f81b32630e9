package dev.pex.processor.emit.java;

import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;

/**
 * An end of the network as generated Java shows it.
 *
 * @param name a C identifier
 * @param constant the field that describes it
 * @param writeMethod sets an input, or pushes all of a fed one
 * @param readMethod gets an output
 * @param readRealsMethod gets an output as reals
 */
record NetworkPort(
    String name,
    String constant,
    String writeMethod,
    String readMethod,
    String readRealsMethod,
    Shape shape,
    Quantization quantization) {
  /** An end with names of its own among a class's members. */
  static NetworkPort named(String name, JavaNames members, Shape shape, Quantization quantization) {
    return named(name, "write", members, shape, quantization);
  }

  /** A fed input with names of its own among a class's members. */
  static NetworkPort fed(String name, JavaNames members, Shape shape, Quantization quantization) {
    return named(name, "push", members, shape, quantization);
  }

  private static NetworkPort named(
      String name, String write, JavaNames members, Shape shape, Quantization quantization) {
    String camel = JavaNames.upperCamel(name);
    return new NetworkPort(
        name,
        members.unique(JavaNames.constant(name)),
        members.unique(write + camel),
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
