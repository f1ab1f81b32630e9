package dev.pex.processor.emit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.KnownNetworks;
import dev.pex.processor.kernels.KernelChooser;
import dev.pex.processor.memory.MemoryPlanner;
import dev.pex.processor.program.Figures;
import dev.pex.processor.program.Linker;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.Target;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Scheduler;
import dev.pex.processor.schedule.StageKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/plan-json.md to what is written: every field is explained, and no other. */
final class PlanJsonPageTest {
  private static final Path PAGE = Path.of("../docs/plan-json.md");

  @Test
  void thePageExplainsEveryField() throws IOException {
    Schedule schedule =
        new Scheduler(StageKinds.WHOLE_ONLY, Schedule::peakBytes)
            .schedule(KnownNetworks.keywordSpotter());
    Program program = new Linker().link(schedule, new MemoryPlanner().layOut(schedule));
    String json =
        new PlanJson()
            .text(
                KernelChooser.portable(program),
                Figures.of(schedule.graph(), schedule.graph(), schedule),
                Target.ANY);
    assertThat(all("(?m)^\\| `(\\w+)` \\|", Files.readString(PAGE)))
        .isEqualTo(all("\"(\\w+)\": ", json));
  }

  private static Set<String> all(String pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
