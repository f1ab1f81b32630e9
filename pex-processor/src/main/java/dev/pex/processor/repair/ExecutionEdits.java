package dev.pex.processor.repair;

import dev.pex.processor.spec.FeedKind;
import dev.pex.processor.spec.FieldSpec;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.ModelSpec;
import dev.pex.processor.spec.OperatorSpec;
import dev.pex.processor.spec.PartialSpec;
import dev.pex.processor.spec.PlanSpec;
import java.util.ArrayList;
import java.util.List;

/** Edits of how a model runs, which leave what it computes and its weights as they are. */
final class ExecutionEdits {
  private static final List<Double> RECOMPUTED = List.of(0.05, 0.1, 0.25, 0.5);

  private ExecutionEdits() {}

  /** Lists of edits, each of the same thing, the smallest edit first. */
  static List<List<Edit>> of(ModelSpec model) {
    List<List<Edit>> edits = new ArrayList<>();
    PartialSpec partial = model.plan().partial();
    if (partial.rows() && partial.channels()) {
      edits.addAll(model.accept(new FedInputs()));
      edits.add(recomputing(model, partial));
    } else {
      PartialSpec all = new PartialSpec(true, true, partial.recompute().with(0.0));
      edits.add(List.of(new Edit("@Partial(rows = true, channels = true)", with(model, all))));
    }
    return edits;
  }

  private static List<Edit> recomputing(ModelSpec model, PartialSpec partial) {
    List<Edit> edits = new ArrayList<>();
    for (double share : RECOMPUTED) {
      if (share > partial.recompute().value()) {
        PartialSpec more =
            new PartialSpec(true, true, new Located<>(share, partial.recompute().origin()));
        edits.add(new Edit("@Partial(recompute = " + share + ")", with(model, more)));
      }
    }
    return edits;
  }

  private static ModelSpec with(ModelSpec model, PartialSpec partial) {
    return model.withPlan(new PlanSpec(model.plan().mcu(), partial));
  }

  /** For each input that is whole: the model where its rows are pushed. */
  private static final class FedInputs implements ModelSpec.Visitor<List<List<Edit>>> {
    @Override
    public List<List<Edit>> network(ModelSpec.Network network) {
      List<List<Edit>> edits = new ArrayList<>();
      for (FieldSpec field : network.fields()) {
        if (field.layer() instanceof OperatorSpec.Input input
            && input.feed().value() == FeedKind.WHOLE) {
          FieldSpec fed = field.withLayer(input.withFeed(FeedKind.ROWS));
          edits.add(List.of(new Edit("feed = ROWS on '" + field.name() + "'", network.with(fed))));
        }
      }
      return edits;
    }

    @Override
    public List<List<Edit>> tflite(ModelSpec.Tflite tflite) {
      return tflite.feed().value() == FeedKind.WHOLE
          ? List.of(List.of(new Edit("feed = ROWS", tflite.withFeed(FeedKind.ROWS))))
          : List.of();
    }
  }
}
