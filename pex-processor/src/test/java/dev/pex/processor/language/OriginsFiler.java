package dev.pex.processor.language;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/** Notes the elements that each file is made for. */
final class OriginsFiler implements Filer {
  private final Filer real;
  private final Map<String, String> origins;

  /**
   * Notes them in a map.
   *
   * @param origins of each file, in one word each
   */
  OriginsFiler(Filer real, Map<String, String> origins) {
    this.real = real;
    this.origins = origins;
  }

  @Override
  public JavaFileObject createSourceFile(CharSequence name, Element... elements)
      throws IOException {
    note(name, elements);
    return real.createSourceFile(name, elements);
  }

  @Override
  public JavaFileObject createClassFile(CharSequence name, Element... elements) throws IOException {
    note(name, elements);
    return real.createClassFile(name, elements);
  }

  @Override
  public FileObject createResource(
      JavaFileManager.Location location,
      CharSequence packageName,
      CharSequence name,
      Element... elements)
      throws IOException {
    note(name, elements);
    return real.createResource(location, packageName, name, elements);
  }

  @Override
  public FileObject getResource(
      JavaFileManager.Location location, CharSequence packageName, CharSequence name)
      throws IOException {
    return real.getResource(location, packageName, name);
  }

  private void note(CharSequence name, Element... elements) {
    origins.put(name.toString(), Arrays.toString(elements));
  }
}
