import dev.pex.*;

@SharedArena({Words.class, Faces.class})
interface Model {}

@Network
class Words {
  @Input(channels = 10) Tensor features;
  @Dense(units = 2) Tensor scores;
}

class Faces {}
