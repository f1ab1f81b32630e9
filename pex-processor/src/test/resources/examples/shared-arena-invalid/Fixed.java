import dev.pex.*;

@SharedArena({Words.class, Faces.class})
interface Fixed {}

@Network
class Words {
  @Input(channels = 10) Tensor features;
  @Dense(units = 2) Tensor scores;
}

@Network
class Faces {
  @Input(channels = 20) Tensor features;
  @Dense(units = 2) Tensor scores;
}
