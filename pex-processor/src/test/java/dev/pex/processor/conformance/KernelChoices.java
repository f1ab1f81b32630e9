package dev.pex.processor.conformance;

import dev.pex.processor.kernels.KernelChooser;
import dev.pex.processor.kernels.KernelSet;
import dev.pex.processor.kernels.Optimize;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** All ways to choose the kernels of a program. */
final class KernelChoices {
  private static final List<KernelChooser> ALL =
      Arrays.stream(KernelSet.values())
          .flatMap(
              set ->
                  Arrays.stream(Optimize.values())
                      .map(optimize -> new KernelChooser(set, optimize)))
          .toList();

  private KernelChoices() {}

  /** One after the other, so that many programs and builds see every choice. */
  static KernelChooser rotating(int index) {
    return ALL.get(index % ALL.size());
  }

  /** The fast kernels of a core. */
  static KernelChooser of(String core) {
    String constant = core.toUpperCase(Locale.ROOT).replace('-', '_');
    return new KernelChooser(KernelSet.of(constant), Optimize.SPEED);
  }
}
