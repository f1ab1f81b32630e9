package dev.pex.processor.language;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.GraphVerifier;
import dev.pex.processor.lower.Lowering;
import dev.pex.processor.memory.MemoryLayout;
import dev.pex.processor.memory.MemoryLayoutVerifier;
import dev.pex.processor.memory.MemoryPlanner;
import dev.pex.processor.program.Linker;
import dev.pex.processor.program.Program;
import dev.pex.processor.rewrite.Rewrites;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.ScheduleVerifier;
import dev.pex.processor.schedule.Scheduler;
import dev.pex.processor.schedule.StageKinds;
import dev.pex.processor.source.ModelReader;
import dev.pex.processor.spec.ModelSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Takes a network class through the stages, and keeps what each gave and its verifier found. */
@SupportedAnnotationTypes("dev.pex.Network")
final class Stages extends AbstractProcessor {
  private final Map<String, String> dumps = new LinkedHashMap<>();
  private final List<String> findings = new ArrayList<>();
  private final List<Graph> originals = new ArrayList<>();

  /** What each stage gave, by the name of a file. */
  Map<String, String> dumps() {
    return dumps;
  }

  /** What the verifiers found. */
  List<String> findings() {
    return findings;
  }

  /** The original graph of the one network. */
  Graph original() {
    return originals.get(0);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (TypeElement annotation : annotations) {
      ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation)).forEach(this::run);
    }
    return false;
  }

  private void run(TypeElement type) {
    ModelReader reader = new ModelReader(processingEnv.getElementUtils());
    ModelSpec spec = reader.read(type, diagnostic -> {}).orElseThrow();
    dump("1-spec.txt", spec, false);
    Graph original = new Lowering().lower((ModelSpec.Network) spec, diagnostic -> {}).orElseThrow();
    originals.add(original);
    dump("2-original-graph.txt", original, false);
    Graph graph = new Rewrites().apply(original);
    dump("3-rewritten-graph.txt", graph, false);
    Scheduler scheduler = new Scheduler(StageKinds.ALL, MemoryPlanner::trialBytes);
    Schedule schedule =
        spec.plan()
            .mcu()
            .map(mcu -> scheduler.scheduleWithin(mcu.sram().value(), graph))
            .orElseGet(() -> scheduler.schedule(graph));
    dump("4-schedule.txt", schedule, true);
    MemoryLayout layout = new MemoryPlanner().layOut(schedule);
    dump("5-layout.txt", layout, true);
    Program program = new Linker().link(schedule, layout);
    dump("6-program.txt", program, true);
    findings.addAll(new GraphVerifier().findings(original));
    findings.addAll(new GraphVerifier().findings(graph));
    findings.addAll(new ScheduleVerifier().findings(schedule));
    findings.addAll(new MemoryLayoutVerifier().findings(schedule, layout));
  }

  private void dump(String file, Object value, boolean nodesByName) {
    dumps.put(file, new Dump(nodesByName).text(value));
  }
}
