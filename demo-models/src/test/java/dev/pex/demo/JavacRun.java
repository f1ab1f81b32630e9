package dev.pex.demo;

import dev.pex.processor.PexProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * javac with Pex on one source.
 *
 * @param success whether there was no error
 * @param text all that it printed, less paths and milliseconds, which differ from run to run
 */
record JavacRun(boolean success, String text) {
  /** Compiles a source of a type in no package; all that it makes goes to the folder. */
  static JavacRun of(Path folder, String type, String source, List<String> more)
      throws IOException {
    Path file = Files.writeString(folder.resolve(type + ".java"), source);
    List<String> options =
        new ArrayList<>(
            List.of("-d", folder.toString(), "-classpath", System.getProperty("java.class.path")));
    options.addAll(more);
    StringWriter printed = new StringWriter();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(diagnostic -> {}, Locale.ENGLISH, null)) {
      JavaCompiler.CompilationTask task =
          javac.getTask(printed, files, null, options, null, files.getJavaFileObjects(file));
      task.setLocale(Locale.ENGLISH);
      task.setProcessors(List.of(new PexProcessor()));
      boolean success = task.call();
      String text =
          printed
              .toString()
              .replace(folder + "/", "")
              .replaceAll("\\b\\d+ ms\\b", "… ms")
              .replaceAll("(?m) +$", "");
      return new JavacRun(success, text);
    }
  }
}
