package dev.pex.processor.language;

import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/** Makes no files: a failure that no user caused. */
final class NoFiles implements Filer {
  @Override
  public JavaFileObject createSourceFile(CharSequence name, Element... origins) {
    throw new IllegalStateException("the ink has dried");
  }

  @Override
  public JavaFileObject createClassFile(CharSequence name, Element... origins) {
    throw new IllegalStateException("the ink has dried");
  }

  @Override
  public FileObject createResource(
      JavaFileManager.Location location,
      CharSequence packageName,
      CharSequence name,
      Element... origins) {
    throw new IllegalStateException("the ink has dried");
  }

  @Override
  public FileObject getResource(
      JavaFileManager.Location location, CharSequence packageName, CharSequence name) {
    throw new IllegalStateException("the ink has dried");
  }
}
