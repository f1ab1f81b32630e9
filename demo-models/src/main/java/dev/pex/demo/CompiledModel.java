package dev.pex.demo;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * A {@code .tflite} that javac and Pex made a program of.
 *
 * @param warnings what javac warned of
 */
record CompiledModel(GeneratedNetwork network, List<String> warnings) {
  CompiledModel {
    warnings = List.copyOf(warnings);
  }

  /**
   * Compiles a model with one input and one output, into a folder of its own in the checkout.
   *
   * @param file a {@code .tflite}
   * @throws IOException if the file cannot be read, or with javac's messages if it does not compile
   */
  static CompiledModel of(Path file, Checkout checkout) throws IOException {
    TfliteSource source = new TfliteSource(file, "");
    Path folder = checkout.work(source.typeName());
    List<String> warnings = source.compile(folder);
    return new CompiledModel(requireOneToOne(load(source.typeName(), folder)), warnings);
  }

  private static GeneratedNetwork load(String type, Path folder) throws IOException {
    URL[] urls = {folder.toUri().toURL()};
    ClassLoader loader = new URLClassLoader(urls, CompiledModel.class.getClassLoader());
    return GeneratedNetwork.load(loader, type, TfliteSource.c(folder).getFileName().toString());
  }

  private static GeneratedNetwork requireOneToOne(GeneratedNetwork network) throws IOException {
    int inputs = network.executor().inputs().size();
    int outputs = network.executor().outputs().size();
    if (inputs != 1 || outputs != 1) {
      throw new IOException(
          "the demo runs models of one input and one output, not %d and %d"
              .formatted(inputs, outputs));
    }
    return network;
  }
}
