package dev.pex.processor;

import dev.pex.processor.cluster.Clustering;
import dev.pex.processor.emit.c.CEmitter;
import dev.pex.processor.emit.java.ExecutorEmitter;
import dev.pex.processor.emit.java.GeneratedJava;
import dev.pex.processor.emit.java.ModelClass;
import dev.pex.processor.emit.java.ReferenceEmitter;
import dev.pex.processor.emit.report.NetworkJson;
import dev.pex.processor.emit.report.PlanJson;
import dev.pex.processor.emit.report.PlanPicture;
import dev.pex.processor.emit.report.PlanTables;
import dev.pex.processor.emit.report.Report;
import dev.pex.processor.emit.report.ReportHtml;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.selftest.SelfTest;
import dev.pex.processor.spec.TypeName;
import dev.pex.processor.tflite.TfliteWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Everything that is spelt of a plan. */
final class Emitters {
  static final String FOLDER = "META-INF/pex/";

  private final Options options;
  private final ExecutorEmitter executors = new ExecutorEmitter();
  private final ReferenceEmitter references = new ReferenceEmitter();
  private final CEmitter c = new CEmitter();
  private final PlanJson planJson = new PlanJson();
  private final NetworkJson networkJson = new NetworkJson();
  private final ReportHtml reportHtml = new ReportHtml();
  private final TfliteWriter tflite = new TfliteWriter();

  Emitters(Options options) {
    this.options = options;
  }

  /**
   * The files of a model.
   *
   * @param instructions measured ones, by the name of the kernel
   */
  Outputs emit(TypeName type, Plan plan, Map<String, Long> instructions) {
    ModelClass model = new ModelClass(type.packageName(), type.simpleName(), type.isPublic());
    List<GeneratedJava> classes =
        List.of(executors.emit(plan.program(), model), references.emit(plan.original(), model));
    Map<String, byte[]> files = files(plan);
    if (options.report()) {
      addReport(plan, instructions, files);
    }
    return new Outputs(FOLDER + plan.program().name(), classes, files);
  }

  /** The C of a model and what tells of it, by the names of the files. */
  Map<String, byte[]> files(Plan plan) {
    Map<String, byte[]> files = new LinkedHashMap<>(c(plan));
    files.put("plan.json", utf8(planJson(plan)));
    files.put("network.json", utf8(networkJson.text(plan.original())));
    if (options.tflite()) {
      String name = plan.program().name() + ".tflite";
      Graph reordered = new PlannedOrder(plan.schedule()).of(plan.original());
      OptionalInt bits = options.clusterBits();
      files.put(
          name,
          tflite.write(
              bits.isPresent() ? Clustering.of(reordered, bits.getAsInt()).graph() : reordered));
    }
    return files;
  }

  private void addReport(Plan plan, Map<String, Long> instructions, Map<String, byte[]> files) {
    PlanTables tables = plan.tables();
    files.put("report.html", utf8(report(plan, instructions)));
    files.put("plan.svg", utf8(PlanPicture.text(plan.use())));
    files.put("tensors.csv", utf8(tables.tensors().csv()));
    files.put("schedule.csv", utf8(tables.schedule().csv()));
  }

  private String planJson(Plan plan) {
    return planJson.text(plan.targetProgram(), plan.figures(), plan.target());
  }

  /**
   * The page about a plan.
   *
   * @param instructions measured ones, by the name of the kernel
   */
  String report(Plan plan, Map<String, Long> instructions) {
    return reportHtml.text(
        new Report(
            plan.targetProgram(),
            plan.schedule().graph(),
            plan.use(),
            plan.figures(),
            plan.target(),
            PlanningModes.of(plan),
            instructions));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, byte[]> c(Plan plan) {
    return options.selftest()
        ? c.emit(plan.targetProgram(), SelfTest.of(plan.schedule().graph()))
        : c.emit(plan.targetProgram());
  }
}
