package dev.pex.processor.language;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Runs a processor with a filer in place of the compiler's. */
final class OtherFiler extends AbstractProcessor {
  private final Processor processor;
  private final UnaryOperator<Filer> filer;

  /**
   * A processor.
   *
   * @param filer what it gets, made of the compiler's
   */
  OtherFiler(Processor processor, UnaryOperator<Filer> filer) {
    this.processor = processor;
    this.filer = filer;
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    processor.init(new Environment(environment, filer.apply(environment.getFiler())));
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return processor.getSupportedAnnotationTypes();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return processor.getSupportedSourceVersion();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    processor.process(annotations, round);
    return false;
  }

  private record Environment(ProcessingEnvironment real, Filer filer)
      implements ProcessingEnvironment {
    @Override
    public Filer getFiler() {
      return filer;
    }

    @Override
    public Map<String, String> getOptions() {
      return real.getOptions();
    }

    @Override
    public Messager getMessager() {
      return real.getMessager();
    }

    @Override
    public Elements getElementUtils() {
      return real.getElementUtils();
    }

    @Override
    public Types getTypeUtils() {
      return real.getTypeUtils();
    }

    @Override
    public SourceVersion getSourceVersion() {
      return real.getSourceVersion();
    }

    @Override
    public Locale getLocale() {
      return real.getLocale();
    }
  }
}
