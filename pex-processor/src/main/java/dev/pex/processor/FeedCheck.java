package dev.pex.processor;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Port;
import dev.pex.processor.schedule.FeedObstacle;
import dev.pex.processor.spec.ModelSpec;
import dev.pex.processor.spec.OperatorSpec;
import java.util.List;

/** Finds out whether the input that is to be fed by rows can be. */
final class FeedCheck {
  private final ModelSpec spec;
  private final DiagnosticSink sink;

  FeedCheck(ModelSpec spec, DiagnosticSink sink) {
    this.spec = spec;
    this.sink = sink;
  }

  /** Reports one error at most, at what asks for rows. */
  void check(Graph rewritten) {
    List<Port> fed = rewritten.inputs().stream().filter(Port::isFed).toList();
    if (fed.size() > 1) {
      String first = "'" + fed.get(0).name() + "'";
      report(
          fed.get(1),
          "because " + first + " is: one input can be",
          "delete feed = ROWS from one of them");
    } else if (!fed.isEmpty() && !spec.plan().partial().rows()) {
      report(
          fed.get(0),
          "because @Partial(rows = false) lets no operator run by rows",
          "allow rows, or delete feed = ROWS");
    } else {
      FeedObstacle.of(rewritten)
          .ifPresent(fact -> report(fed.get(0), "because it " + fact, "delete feed = ROWS"));
    }
  }

  private void report(Port input, String reason, String help) {
    String summary = "input '" + input.name() + "' cannot be fed by rows " + reason;
    sink.report(
        new Diagnostic(
            DiagnosticId.FEED_IMPOSSIBLE, origin(input), summary, List.of("help: " + help)));
  }

  /** Where the model asks for rows. */
  private Origin origin(Port input) {
    return spec.accept(
        new ModelSpec.Visitor<Origin>() {
          @Override
          public Origin network(ModelSpec.Network network) {
            return network.fields().stream()
                .filter(field -> field.name().equals(input.name()))
                .map(field -> field.layer())
                .filter(OperatorSpec.Input.class::isInstance)
                .map(layer -> ((OperatorSpec.Input) layer).feed().origin())
                .findFirst()
                .orElse(network.origin());
          }

          @Override
          public Origin tflite(ModelSpec.Tflite tflite) {
            return tflite.feed().origin();
          }
        });
  }
}
