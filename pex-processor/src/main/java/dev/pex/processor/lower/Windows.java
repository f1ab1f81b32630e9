package dev.pex.processor.lower;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.Window;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.PaddingKind;
import dev.pex.processor.spec.WindowSpec;
import java.util.List;
import java.util.Optional;

/** Makes a window of what the user wrote and the tensor it slides over. */
final class Windows {
  private final DiagnosticSink sink;
  private final Numbers numbers;

  Windows(DiagnosticSink sink) {
    this.sink = sink;
    this.numbers = new Numbers(sink);
  }

  /** The window with its padding; empty if something was reported. */
  Optional<Window> window(WindowSpec spec, Tensor input) {
    Optional<Extent> kernel = numbers.extent(spec.kernelName(), spec.kernel());
    Located<List<Integer>> strides =
        spec.strides().value().isEmpty() ? spec.kernel() : spec.strides();
    Optional<Extent> stride = numbers.extent("strides", strides);
    Optional<Extent> dilation = numbers.extent("dilation", spec.dilation());
    if (kernel.isEmpty() || stride.isEmpty() || dilation.isEmpty()) {
      return Optional.empty();
    }
    Window inside =
        new Window(
            kernel.get().height(),
            kernel.get().width(),
            stride.get().height(),
            stride.get().width(),
            dilation.get().height(),
            dilation.get().width(),
            Padding.NONE);
    return spec.padding() == PaddingKind.SAME
        ? Optional.of(inside.withPadding(same(inside, input.shape())))
        : fitting(inside, spec, input);
  }

  private static Padding same(Window window, Shape input) {
    int[] rows =
        Window.samePadding(
            input.height(), window.kernelHeight(), window.strideHeight(), window.dilationHeight());
    int[] columns =
        Window.samePadding(
            input.width(), window.kernelWidth(), window.strideWidth(), window.dilationWidth());
    return new Padding(rows[0], rows[1], columns[0], columns[1]);
  }

  private Optional<Window> fitting(Window window, WindowSpec spec, Tensor input) {
    Shape shape = input.shape();
    if (window.reachHeight() <= shape.height() && window.reachWidth() <= shape.width()) {
      return Optional.of(window);
    }
    Extent reach = new Extent(window.reachHeight(), window.reachWidth());
    sink.report(
        new Diagnostic(
            DiagnosticId.KERNEL_TOO_LARGE,
            spec.kernel().origin(),
            "%s reaches over %s, more than its input '%s' %s"
                .formatted(spec.kernelName(), reach, input.name(), shape),
            List.of("help: padding = SAME surrounds the input with zeros")));
    return Optional.empty();
  }
}
