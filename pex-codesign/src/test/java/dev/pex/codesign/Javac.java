package dev.pex.codesign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.runtime.RunnableNetwork;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles models with Pex, into a folder. */
public record Javac(Path folder) {
  /** Compiles a class of this name. */
  public void compile(String type, String text) throws IOException {
    Path source = Files.writeString(folder.resolve(type + ".java"), text);
    StringWriter messages = new StringWriter();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-classpath",
              System.getProperty("java.class.path"),
              "-processor",
              "dev.pex.processor.PexProcessor",
              "-d",
              folder.toString());
      JavaCompiler.CompilationTask task =
          javac.getTask(messages, files, null, options, null, files.getJavaFileObjects(source));
      assertThat(task.call()).as(messages.toString()).isTrue();
    }
  }

  /** What was generated for a model beside its classes. */
  public Path generated(String cName) {
    return folder.resolve("META-INF/pex").resolve(cName);
  }

  /** An executor that was compiled. */
  public RunnableNetwork executor(String type) throws ReflectiveOperationException, IOException {
    URL[] urls = {folder.toUri().toURL()};
    ClassLoader loader = new URLClassLoader(urls, Javac.class.getClassLoader());
    Constructor<?> constructor = loader.loadClass(type + "Executor").getDeclaredConstructor();
    constructor.setAccessible(true);
    return (RunnableNetwork) constructor.newInstance();
  }
}
