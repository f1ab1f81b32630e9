package dev.pex.processor;

import dev.pex.processor.emit.c.CEmitter;
import dev.pex.processor.emit.java.ExecutorEmitter;
import dev.pex.processor.emit.java.GeneratedJava;
import dev.pex.processor.emit.java.ModelClass;
import dev.pex.processor.emit.java.ReferenceEmitter;
import dev.pex.processor.emit.report.PlanJson;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.spec.TypeName;
import dev.pex.processor.tflite.TfliteWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that is spelt of a plan. */
final class Emitters {
  private static final String FOLDER = "META-INF/pex/";

  private final Options options;
  private final ExecutorEmitter executors = new ExecutorEmitter();
  private final ReferenceEmitter references = new ReferenceEmitter();
  private final CEmitter c = new CEmitter();
  private final PlanJson planJson = new PlanJson();
  private final TfliteWriter tflite = new TfliteWriter();

  Emitters(Options options) {
    this.options = options;
  }

  /** The class that runs a model as it was read: it needs no plan, so it can be made meanwhile. */
  Background<GeneratedJava> startReference(TypeName type, Graph original) {
    return Background.start(() -> references.emit(original, model(type)));
  }

  /** The files of a model. */
  Outputs emit(TypeName type, Plan plan, Background<GeneratedJava> reference) {
    Background<Map<String, byte[]>> sources = Background.start(() -> c.emit(plan.program()));
    GeneratedJava executor = executors.emit(plan.program(), model(type));
    List<GeneratedJava> classes = List.of(executor, reference.get());
    Map<String, byte[]> files = new LinkedHashMap<>(sources.get());
    if (options.report()) {
      String text = planJson.text(plan.program(), plan.figures(), plan.target(), plan.millis());
      files.put("plan.json", text.getBytes(StandardCharsets.UTF_8));
    }
    if (options.tflite()) {
      String name = plan.program().name() + ".tflite";
      files.put(name, tflite.write(new PlannedOrder(plan.schedule()).of(plan.original())));
    }
    return new Outputs(FOLDER + plan.program().name(), classes, files);
  }

  private static ModelClass model(TypeName type) {
    return new ModelClass(type.packageName(), type.simpleName(), type.isPublic());
  }
}
