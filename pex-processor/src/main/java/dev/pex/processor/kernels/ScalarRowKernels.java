package dev.pex.processor.kernels;

import dev.pex.processor.program.RowKernel;
import java.util.Optional;

/** The scalar row kernels; portable ones where there is none that fits. */
final class ScalarRowKernels extends PortableRowKernels {
  private final KernelUses uses;
  private final Tables tables;
  private final boolean raised;
  private final Optimize optimize;

  /**
   * With tables of a network.
   *
   * @param raised whether weights are to be read as unsigned
   */
  ScalarRowKernels(KernelUses uses, Tables tables, boolean raised, Optimize optimize) {
    super(tables);
    this.uses = uses;
    this.tables = tables;
    this.raised = raised;
    this.optimize = optimize;
  }

  @Override
  public KernelCall convolution(RowKernel.Convolution kernel) {
    return uses.takesSlices(kernel)
        ? super.convolution(kernel)
        : fitting(kernel).orElseGet(() -> super.convolution(kernel));
  }

  @Override
  public KernelCall depthwise(RowKernel.Depthwise kernel) {
    ScalarDepthwise scalar = new ScalarDepthwise(kernel);
    return OneChannel.convolution(kernel)
        .flatMap(this::fitting)
        .or(
            () ->
                scalar.fits()
                    ? Optional.of(scalar.call(tables, !raised, optimize))
                    : Optional.empty())
        .orElseGet(() -> super.depthwise(kernel));
  }

  private Optional<KernelCall> fitting(RowKernel.Convolution kernel) {
    ScalarConvolution scalar = new ScalarConvolution(kernel);
    return scalar.fits(uses.slices(kernel))
        ? Optional.of(scalar.call(tables, raised, optimize))
        : Optional.empty();
  }
}
