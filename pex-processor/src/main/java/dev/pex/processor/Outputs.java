package dev.pex.processor;

import dev.pex.processor.emit.java.GeneratedJava;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that is written for one model.
 *
 * @param folder of the files, below the class output
 * @param classes sources, each with a resource beside it
 * @param files content by name, in the order in which one would read them
 */
record Outputs(String folder, List<GeneratedJava> classes, Map<String, byte[]> files) {
  Outputs {
    classes = List.copyOf(classes);
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }
}
