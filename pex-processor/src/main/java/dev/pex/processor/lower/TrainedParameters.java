package dev.pex.processor.lower;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Filter;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Weights and quantisation of a file, by name. A layer must be the same there: the same operator,
 * window, activation and shapes. Layers without weights that keep their input's quantisation may be
 * absent.
 */
final class TrainedParameters implements Parameters {
  private final WeightsFile weights;
  private final DiagnosticSink sink;
  private final Map<String, Tensor> inputs = new LinkedHashMap<>();
  private final Map<String, Node> nodes = new LinkedHashMap<>();

  TrainedParameters(WeightsFile weights, DiagnosticSink sink) {
    this.weights = weights;
    this.sink = sink;
    for (Port port : weights.graph().inputs()) {
      inputs.put(port.tensor().name(), port.tensor());
      inputs.put(port.name(), port.tensor());
    }
    weights.graph().nodes().forEach(node -> nodes.put(node.output().name(), node));
  }

  @Override
  public Optional<Quantization> input(InputDraft input) {
    Tensor found = inputs.get(input.name());
    if (found == null) {
      reportName("input", input.name(), List.copyOf(inputs.keySet()), input.origin());
      return Optional.empty();
    }
    if (!found.shape().equals(input.shape())) {
      reportShape(input.name(), input.shape(), found.shape(), input.origin());
      return Optional.empty();
    }
    Quantization quantization = found.quantization();
    if (!input.written().orElse(quantization).equals(quantization)) {
      reportQuantization(input, quantization);
      return Optional.empty();
    }
    return Optional.of(quantization);
  }

  private void reportQuantization(InputDraft input, Quantization found) {
    sink.report(
        new Diagnostic(
            DiagnosticId.QUANTIZATION_DIFFERS,
            input.quantizationOrigin(),
            "'%s' has another quantisation in '%s': scale = %s, zeroPoint = %d"
                .formatted(input.name(), weights.name(), found.scale() + "f", found.zeroPoint()),
            List.of("help: leave out scale and zeroPoint, then the file's hold")));
  }

  @Override
  public Optional<Node> complete(Draft draft) {
    Node found = nodes.get(draft.name());
    if (found == null) {
      Optional<Node> kept = draft.kernel().accept(new WithoutFile(draft));
      if (kept.isEmpty()) {
        reportName("tensor", draft.name(), List.copyOf(nodes.keySet()), draft.origin());
      }
      return kept;
    }
    Optional<Op> op = draft.kernel().accept(new Comparison(draft, found));
    if (op.isPresent() && !found.output().shape().equals(draft.output())) {
      reportShape(draft.name(), draft.output(), found.output().shape(), draft.origin());
      return Optional.empty();
    }
    return op.map(same -> Parameters.node(draft, same, found.output().quantization()));
  }

  private void reportName(String what, String name, List<String> known, Origin origin) {
    Optional<String> nearest = new NearestName(known).to(name);
    List<String> details = new ArrayList<>();
    nearest.ifPresent(
        other -> details.add("help: it has '" + other + "'; the names must be the same"));
    sink.report(
        new Diagnostic(
            DiagnosticId.WEIGHTS_NAME,
            origin,
            "'%s' has no %s '%s'".formatted(weights.name(), what, name),
            details));
  }

  private void reportShape(String name, Object here, Object there, Origin origin) {
    sink.report(
        new Diagnostic(
            DiagnosticId.WEIGHTS_SHAPE,
            origin,
            "'%s' is %s here but %s in '%s'".formatted(name, here, there, weights.name())));
  }

  /** The nodes that need nothing from a file. */
  private static final class WithoutFile implements Draft.Visitor<Optional<Node>> {
    private final Draft draft;

    WithoutFile(Draft draft) {
      this.draft = draft;
    }

    @Override
    public Optional<Node> keeping(Draft.Keeping kernel) {
      return Optional.of(Parameters.node(draft, kernel.op(), draft.input().quantization()));
    }

    @Override
    public Optional<Node> prescribed(Draft.Prescribed kernel) {
      return Optional.of(Parameters.node(draft, kernel.op(), kernel.quantization()));
    }

    @Override
    public Optional<Node> bent(Draft.Bent kernel) {
      return Optional.empty();
    }

    @Override
    public Optional<Node> convolution(Draft.Convolution kernel) {
      return Optional.empty();
    }

    @Override
    public Optional<Node> depthwise(Draft.Depthwise kernel) {
      return Optional.empty();
    }

    @Override
    public Optional<Node> fullyConnected(Draft.FullyConnected kernel) {
      return Optional.empty();
    }

    @Override
    public Optional<Node> sum(Draft.Sum kernel) {
      return Optional.empty();
    }

    @Override
    public Optional<Node> product(Draft.Product kernel) {
      return Optional.empty();
    }

    @Override
    public Optional<Node> joined(Draft.Joined kernel) {
      return Optional.empty();
    }

    @Override
    public Optional<Node> globalMean(Draft.GlobalMean kernel) {
      return Optional.empty();
    }

    @Override
    public Optional<Node> activated(Draft.Activated kernel) {
      return Optional.empty();
    }
  }

  /** The file's operator if it is the draft's; else what differs is reported. */
  private final class Comparison implements Draft.Visitor<Optional<Op>> {
    private final Draft draft;
    private final Op found;

    Comparison(Draft draft, Node found) {
      this.draft = draft;
      this.found = found.op();
    }

    @Override
    public Optional<Op> convolution(Draft.Convolution kernel) {
      if (!(found instanceof Op.Conv2D conv)) {
        return other("Conv2D");
      }
      return sameFilter(kernel.filter(), conv.filter())
          .flatMap(
              filter ->
                  same(new Op.Conv2D(filter, conv.bias(), kernel.window(), kernel.activation())));
    }

    @Override
    public Optional<Op> depthwise(Draft.Depthwise kernel) {
      if (!(found instanceof Op.DepthwiseConv2D conv)) {
        return other("DepthwiseConv2D");
      }
      return sameFilter(kernel.filter(), conv.filter())
          .flatMap(
              filter ->
                  same(
                      new Op.DepthwiseConv2D(
                          filter,
                          conv.bias(),
                          kernel.window(),
                          kernel.multiplier(),
                          kernel.activation())));
    }

    @Override
    public Optional<Op> fullyConnected(Draft.FullyConnected kernel) {
      if (!(found instanceof Op.Dense dense)) {
        return other("Dense");
      }
      return sameFilter(kernel.filter(), dense.filter())
          .flatMap(filter -> same(new Op.Dense(filter, dense.bias(), kernel.activation())));
    }

    @Override
    public Optional<Op> sum(Draft.Sum kernel) {
      return same(new Op.Add(kernel.subtracts(), kernel.activation()));
    }

    @Override
    public Optional<Op> product(Draft.Product kernel) {
      return same(new Op.Mul(kernel.activation()));
    }

    @Override
    public Optional<Op> joined(Draft.Joined kernel) {
      return same(kernel.op());
    }

    @Override
    public Optional<Op> globalMean(Draft.GlobalMean kernel) {
      return same(new Op.Mean(true, true, false));
    }

    @Override
    public Optional<Op> activated(Draft.Activated kernel) {
      return same(new Op.Activation(kernel.activation()));
    }

    @Override
    public Optional<Op> keeping(Draft.Keeping kernel) {
      return same(kernel.op());
    }

    @Override
    public Optional<Op> prescribed(Draft.Prescribed kernel) {
      return same(kernel.op());
    }

    @Override
    public Optional<Op> bent(Draft.Bent kernel) {
      return same(new Op.Unary(kernel.function()));
    }

    private Optional<Filter> sameFilter(FilterShape here, Filter filter) {
      FilterShape there = FilterShape.of(filter);
      if (here.equals(there)) {
        return Optional.of(filter);
      }
      sink.report(
          new Diagnostic(
              DiagnosticId.WEIGHTS_SHAPE,
              draft.origin(),
              "the weights of '%s' are %s here but %s in '%s'"
                  .formatted(draft.name(), here, there, weights.name())));
      return Optional.empty();
    }

    private Optional<Op> same(Op here) {
      return here.equals(found) ? Optional.of(found) : other(here.accept(new OpText()));
    }

    private Optional<Op> other(String here) {
      sink.report(
          new Diagnostic(
              DiagnosticId.WEIGHTS_LAYER,
              draft.origin(),
              "'%s' is %s here but %s in '%s'"
                  .formatted(draft.name(), here, found.accept(new OpText()), weights.name())));
      return Optional.empty();
    }
  }
}
