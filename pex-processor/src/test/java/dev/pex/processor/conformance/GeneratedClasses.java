package dev.pex.processor.conformance;

import dev.pex.processor.emit.java.GeneratedJava;
import dev.pex.runtime.RunnableNetwork;
import dev.pex.runtime.TensorObserver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Generated classes compiled in memory, all by one run of javac without a warning, and loaded with
 * the resources beside them. Their class path holds what a user's does: the runtime, nothing else.
 */
public final class GeneratedClasses extends ClassLoader {
  private static final List<String> OPTIONS =
      List.of("-Xlint:all", "-Werror", "-proc:none", "--release", "17");

  private final Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
  private final Map<String, byte[]> resources = new LinkedHashMap<>();

  private GeneratedClasses() {
    super(GeneratedClasses.class.getClassLoader());
  }

  /**
   * Compiles and loads all of the classes.
   *
   * @throws AssertionError if javac has anything to say
   */
  public static GeneratedClasses of(List<GeneratedJava> generated) {
    GeneratedClasses loader = new GeneratedClasses();
    loader.compile(generated.stream().map(Source::new).toList());
    for (GeneratedJava each : generated) {
      String folder =
          each.packageName().isEmpty() ? "" : each.packageName().replace('.', '/') + "/";
      loader.resources.put(folder + each.resourceName(), each.resource().toArray());
    }
    return loader;
  }

  /** A new object of one of the classes. */
  public RunnableNetwork newInstance(GeneratedJava generated) {
    try {
      return (RunnableNetwork) loadClass(generated.qualifiedName()).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot make a " + generated.qualifiedName(), e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    ByteArrayOutputStream code = classes.get(name);
    if (code == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, code.toByteArray(), 0, code.size());
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    byte[] resource = resources.get(name);
    return resource == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(resource);
  }

  private void compile(List<Source> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(runtime()));
      boolean compiled =
          compiler.getTask(messages, new Outputs(files), null, OPTIONS, null, sources).call();
      if (!compiled || messages.getBuffer().length() > 0) {
        throw new AssertionError("javac says:\n" + messages + sources.get(0).text);
      }
    } catch (java.io.IOException e) {
      throw new AssertionError("cannot compile", e);
    }
  }

  private static Path runtime() {
    try {
      URI place = TensorObserver.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(place);
    } catch (URISyntaxException e) {
      throw new AssertionError("no place of the runtime's classes", e);
    }
  }

  /** Source text under the path that javac expects. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(GeneratedJava generated) {
      super(
          URI.create("memory:///" + generated.qualifiedName().replace('.', '/') + ".java"),
          Kind.SOURCE);
      this.text = generated.source();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Keeps what javac writes. */
  private final class Outputs extends ForwardingJavaFileManager<JavaFileManager> {
    Outputs(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location,
        String className,
        JavaFileObject.Kind kind,
        javax.tools.FileObject sibling) {
      return new SimpleJavaFileObject(
          URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream code = new ByteArrayOutputStream();
          classes.put(className, code);
          return code;
        }
      };
    }
  }
}
