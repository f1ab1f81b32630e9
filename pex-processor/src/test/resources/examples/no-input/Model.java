import dev.pex.*;

@Network
class Model {
  @Dense(units = 2) Tensor scores;
}
