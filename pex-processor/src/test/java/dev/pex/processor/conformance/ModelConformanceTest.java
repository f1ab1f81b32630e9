package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pex.processor.schedule.PlanningMode;
import dev.pex.processor.tflite.RealModels;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Whether published models compute the same bytes everywhere, tensor by tensor. */
@Tag("native")
final class ModelConformanceTest {
  private static final Set<String> ONE_ROW = Set.of("mlperf_ad_autoencoder", "tflm_micro_speech");

  @TestFactory
  Stream<DynamicNode> everyRunnerEqualsTflite() {
    List<String> names = RealModels.present();
    System.out.println(
        names.isEmpty()
            ? "Conformance on published models: none found, not run; PEX_MODELS names their folder"
            : "Conformance on published models: " + String.join(", ", names));
    return names.stream().map(ModelConformanceTest::model);
  }

  private static DynamicNode model(String name) {
    PublishedModel model = new PublishedModel(name, RealModels.bytes(name));
    List<DynamicNode> tests = new ArrayList<>();
    tests.add(
        dynamicTest("reference kernels", () -> model.compareAll(new GraphRunner(model.graph()))));
    tests.add(
        dynamicTest(
            "generated reference", () -> model.compareAll(new ReferenceRunner(model.graph()))));
    tests.add(
        dynamicTest(
            "generated executor",
            () -> model.compareSurvivors(new ExecutorRunner(model.planned().program()))));
    for (CBuild build : CBuild.ALL) {
      tests.add(
          dynamicTest(
              "generated C by " + build,
              () -> model.compareSurvivors(HostCRunner.compile(model.planned().program(), build))));
    }
    tests.add(
        dynamicTest(
            "generated C of the smallest slices",
            () ->
                model.compareSurvivors(
                    HostCRunner.compile(model.inSlices(true).program(), CBuild.QUICK))));
    tests.add(
        dynamicTest(
            "generated executor of the smallest slices",
            () -> model.compareSurvivors(new ExecutorRunner(model.inSlices(true).program()))));
    tests.add(
        dynamicTest(
            "generated C of the largest slices on a Cortex-M4",
            () -> model.compareSurvivors(new BoardRunner(model.inSlices(false).program()))));
    tests.add(
        dynamicTest(
            "generated C on a Cortex-M4",
            () -> model.compareSurvivors(new BoardRunner(model.planned().program()))));
    tests.add(
        dynamicTest(
            "generated C on a Cortex-M55",
            () ->
                model.compareSurvivors(new BoardRunner("cortex-m55", model.planned().program()))));
    EnumSet.complementOf(EnumSet.of(PlanningMode.ALL))
        .forEach(mode -> tests.add(dynamicContainer(mode.label(), inMode(mode, model))));
    tests.add(dynamicContainer("fed by rows", fed(name, model)));
    return dynamicContainer(name, tests);
  }

  /** Plans with certain kinds of stages only. */
  private static List<DynamicNode> inMode(PlanningMode mode, PublishedModel model) {
    return List.of(
        dynamicTest(
            "generated executor",
            () -> model.compareSurvivors(new ExecutorRunner(model.planned(mode).program()))),
        dynamicTest(
            "generated C by " + CBuild.QUICK,
            () ->
                model.compareSurvivors(
                    HostCRunner.compile(model.planned(mode).program(), CBuild.QUICK))),
        dynamicTest(
            "generated C on a Cortex-M4",
            () -> model.compareSurvivors(new BoardRunner(model.planned(mode).program()))));
  }

  /** The input pushed row by row, where it has rows. */
  private static List<DynamicNode> fed(String name, PublishedModel model) {
    if (ONE_ROW.contains(name)) {
      return List.of(
          dynamicTest(
              "has one row only",
              () -> assertThat(model.feedObstacle()).contains("has one row only")));
    }
    return List.of(
        dynamicTest(
            "generated reference",
            () -> model.compareAll(new ReferenceRunner(model.fed().original()))),
        dynamicTest(
            "generated executor",
            () -> model.compareSurvivors(new ExecutorRunner(model.fed().program()))),
        dynamicTest(
            "generated C by " + CBuild.QUICK,
            () -> model.compareSurvivors(HostCRunner.compile(model.fed().program(), CBuild.QUICK))),
        dynamicTest(
            "generated C on a Cortex-M4",
            () -> model.compareSurvivors(new BoardRunner(model.fed().program()))));
  }
}
