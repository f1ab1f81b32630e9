package dev.pex.codesign.compiled;

import dev.pex.codesign.network.Network;
import dev.pex.codesign.network.NetworkReader;
import dev.pex.runtime.RunnableNetwork;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What javac and Pex made of one file.
 *
 * @param source the file
 * @param folder holds nothing of any other
 * @param target what the class says of its deployment
 */
public record CompiledModel(Path source, Path folder, Target target) {
  /**
   * The network as it was written.
   *
   * @throws IOException if the file has no class with {@code @Network}, or several
   */
  public Network network() throws IOException {
    return NetworkReader.read(only("network.json"));
  }

  /** The model's name in C and of its files: {@code WakeWord} is {@code wake_word}. */
  public String name() throws IOException {
    return files().getFileName().toString();
  }

  /** The folder of what Pex wrote. */
  public Path files() throws IOException {
    return only("network.json").resolveSibling("");
  }

  /** A new object of the generated executor. */
  public RunnableNetwork executor() throws IOException {
    String path = folder.relativize(only(network().name() + "Executor.class")).toString();
    String name = path.replace(".class", "").replace(java.io.File.separatorChar, '.');
    URL[] classes = {folder.toUri().toURL()};
    ClassLoader loader = new URLClassLoader(classes, CompiledModel.class.getClassLoader());
    try {
      Constructor<?> constructor = loader.loadClass(name).getDeclaredConstructor();
      constructor.setAccessible(true);
      return (RunnableNetwork) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the executor of '" + folder + "' cannot be loaded", e);
    }
  }

  /** The file of a name that there is once for each network. */
  private Path only(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(file -> file.endsWith(name)).toList();
      if (found.size() != 1) {
        String count = found.isEmpty() ? "no class" : found.size() + " classes";
        throw new IOException("'%s' has %s with @Network".formatted(source.getFileName(), count));
      }
      return found.get(0);
    }
  }
}
