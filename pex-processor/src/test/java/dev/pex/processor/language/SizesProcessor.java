package dev.pex.processor.language;

import dev.pex.processor.PexProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Generates the class {@code Sizes} in the first round, in which our processor has already run. */
final class SizesProcessor extends AbstractProcessor {
  private final PexProcessor pex = new PexProcessor();
  private boolean generated;

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    pex.init(environment);
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return pex.getSupportedAnnotationTypes();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    pex.process(annotations, round);
    if (!generated) {
      generated = true;
      generate();
    }
    return false;
  }

  private void generate() {
    try (Writer writer = processingEnv.getFiler().createSourceFile("Sizes").openWriter()) {
      writer.write("final class Sizes { static final int UNITS = 8; }");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
