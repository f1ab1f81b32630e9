package dev.pex.processor;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Port;
import dev.pex.processor.lower.Lowering;
import dev.pex.processor.lower.WeightsFile;
import dev.pex.processor.spec.FeedKind;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.ModelSpec;
import dev.pex.processor.tflite.TfliteReader;
import java.util.List;
import java.util.Optional;

/** Makes the original graph of a model: lowers a class, or reads a {@code .tflite}. */
final class GraphSource {
  private final ModelFiles files;
  private final DiagnosticSink sink;
  private final TfliteReader reader = new TfliteReader();
  private final Lowering lowering = new Lowering();

  GraphSource(ModelFiles files, DiagnosticSink sink) {
    this.files = files;
    this.sink = sink;
  }

  /** The graph, named after the model's class; empty exactly if an error was reported. */
  Optional<Graph> graph(ModelSpec spec) {
    return spec.accept(
        new ModelSpec.Visitor<Optional<Graph>>() {
          @Override
          public Optional<Graph> network(ModelSpec.Network network) {
            return lowered(network);
          }

          @Override
          public Optional<Graph> tflite(ModelSpec.Tflite tflite) {
            return read(tflite.file(), tflite).map(graph -> asked(graph, tflite));
          }
        });
  }

  private Optional<Graph> lowered(ModelSpec.Network network) {
    if (network.weights().isEmpty()) {
      return lowering.lower(network, sink);
    }
    Located<String> file = network.weights().get();
    return read(file, network)
        .map(graph -> new WeightsFile(file.value(), graph))
        .flatMap(weights -> lowering.lower(network, weights, sink));
  }

  private Optional<Graph> read(Located<String> file, ModelSpec spec) {
    Optional<byte[]> content = files.find(spec.type().packageName(), file.value());
    if (content.isEmpty()) {
      sink.report(
          new Diagnostic(
              DiagnosticId.FILE_NOT_FOUND,
              file.origin(),
              "there is no file '" + file.value() + "'",
              List.of(
                  "looked: " + String.join(", ", files.places()),
                  "help: put it among the resources, or name its directory with -Apex.weights=")));
    }
    return content.flatMap(bytes -> reader.read(bytes, file.value(), file.origin(), sink));
  }

  /** The graph under the model's name, its inputs fed as the model says. */
  private static Graph asked(Graph graph, ModelSpec.Tflite model) {
    List<Port> inputs =
        model.feed().value() == FeedKind.ROWS
            ? graph.inputs().stream().map(Port::fedByRows).toList()
            : graph.inputs();
    return new Graph(model.type().simpleName(), inputs, graph.nodes(), graph.outputs());
  }
}
