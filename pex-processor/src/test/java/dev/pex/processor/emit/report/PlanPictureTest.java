package dev.pex.processor.emit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.KnownNetworks;
import dev.pex.processor.memory.MemoryPlanner;
import dev.pex.processor.program.ArenaUse;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Scheduler;
import dev.pex.processor.schedule.StageKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class PlanPictureTest {
  private static final Path PICTURE = Path.of("..", "docs", "plan.svg");

  /** {@code -Dpex.docs.update=true} draws it anew. */
  @Test
  void thePictureOfThePlanningPageIsThatOfThePlan() throws IOException {
    Schedule schedule =
        new Scheduler(StageKinds.ALL, MemoryPlanner::trialBytes)
            .schedule(KnownNetworks.keywordSpotter());
    String picture = PlanPicture.text(ArenaUse.of(schedule, new MemoryPlanner().layOut(schedule)));
    if (Boolean.getBoolean("pex.docs.update")) {
      Files.writeString(PICTURE, picture);
    }
    assertThat(Files.readString(PICTURE)).isEqualTo(picture);
  }
}
