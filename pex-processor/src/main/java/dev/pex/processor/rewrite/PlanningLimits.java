package dev.pex.processor.rewrite;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What cannot be planned after all rewrites: operators that are only supported where a rewrite
 * removes them, and more bytes than the planner counts.
 */
public final class PlanningLimits {
  private static final int MOST_OPERATORS = 1_000;

  /** Reports an error if the graph has more operators than can be rewritten and planned quickly. */
  public void reportSize(Graph original, DiagnosticSink sink) {
    int operators = original.nodes().size();
    if (operators > MOST_OPERATORS) {
      String text =
          String.format(
              Locale.ROOT,
              "'%s' has %,d operators but at most %,d can be planned",
              original.name(),
              operators,
              MOST_OPERATORS);
      Node first = original.nodes().get(MOST_OPERATORS);
      sink.report(new Diagnostic(DiagnosticId.TFLITE_UNSUPPORTED, first.origin(), text));
    }
  }

  /** Reports one error for each operator without a kernel, and one for too many bytes. */
  public void report(Graph rewritten, DiagnosticSink sink) {
    for (Node node : rewritten.nodes()) {
      node.op()
          .accept(new Unsupported(node))
          .map(fact -> node.origin().describe() + " " + fact)
          .map(text -> new Diagnostic(DiagnosticId.TFLITE_UNSUPPORTED, node.origin(), text))
          .ifPresent(sink::report);
    }
    reportBytes(rewritten, sink);
  }

  private static void reportBytes(Graph graph, DiagnosticSink sink) {
    Stream<Tensor> inputs = graph.inputs().stream().map(Port::tensor);
    Stream<Tensor> made = graph.nodes().stream().map(Node::output);
    long bytes = 0;
    for (Tensor tensor : Stream.concat(inputs, made).toList()) {
      bytes += tensor.shape().elements();
      if (bytes > Integer.MAX_VALUE) {
        String text =
            String.format(
                Locale.ROOT,
                "tensors up to '%s' have %,d B together but at most %,d B can be planned",
                tensor.name(),
                bytes,
                Integer.MAX_VALUE);
        sink.report(new Diagnostic(DiagnosticId.TENSOR_TOO_LARGE, tensor.origin(), text));
        return;
      }
    }
  }

  /** Why no kernel can run the node; a sentence that goes on from the operator's name. */
  private static final class Unsupported extends NoneByDefault<Optional<String>> {
    private final Node node;

    Unsupported(Node node) {
      super(Optional.empty());
      this.node = node;
    }

    @Override
    public Optional<String> reshape(Op.Reshape op) {
      return Optional.of("changes the quantisation of '" + node.output().name() + "'");
    }

    @Override
    public Optional<String> transpose(Op.Transpose op) {
      return Optional.of("moves the elements of '" + node.input().tensor().name() + "'");
    }

    @Override
    public Optional<String> mean(Op.Mean op) {
      Shape shape = node.input().shape();
      boolean apart = op.height() && op.channels() && !op.width();
      return apart && shape.height() > 1 && shape.width() > 1
          ? Optional.of("takes the mean over height and channels but not width")
          : Optional.empty();
    }
  }
}
