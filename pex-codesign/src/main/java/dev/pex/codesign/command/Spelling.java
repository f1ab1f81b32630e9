package dev.pex.codesign.command;

import dev.pex.codesign.compiled.ModelSource;
import dev.pex.codesign.compiled.NetworkSource;
import dev.pex.codesign.compiled.Target;
import dev.pex.codesign.file.WholeFile;
import dev.pex.codesign.network.Network;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A network as the class of its name.
 *
 * @param packageName empty for none
 * @param weights the file that it names
 */
record Spelling(String packageName, Network network, Target target, String weights) {
  /** The class as a file. */
  byte[] content(List<String> comment) throws IOException {
    return NetworkSource.text(
            network,
            target,
            new NetworkSource.TypeName(packageName, network.name()),
            weights,
            comment)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The class in a folder, to try it. */
  ModelSource in(Path folder) throws IOException {
    Path file = folder.resolve(network.name() + ".java");
    WholeFile.write(file, content(List.of("A trial.")));
    return new ModelSource(file);
  }
}
