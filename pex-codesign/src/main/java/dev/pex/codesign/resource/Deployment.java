package dev.pex.codesign.resource;

import dev.pex.processor.kernels.KernelChooser;
import dev.pex.processor.kernels.KernelSet;
import dev.pex.processor.kernels.Optimize;
import dev.pex.processor.schedule.StageKinds;

/**
 * How a network is planned and generated.
 *
 * @param kinds of stages that there may be
 * @param kernels that the core runs
 * @param optimize what the generated C is to be
 */
public record Deployment(StageKinds kinds, KernelSet kernels, Optimize optimize) {
  /**
   * The deployment on a core.
   *
   * @param core name of a constant of {@code dev.pex.Core}
   * @param optimize name of a constant of {@code dev.pex.Optimize}
   */
  public static Deployment of(StageKinds kinds, String core, String optimize) {
    return new Deployment(kinds, KernelSet.of(core), Optimize.valueOf(optimize));
  }

  KernelChooser chooser() {
    return new KernelChooser(kernels, optimize);
  }
}
